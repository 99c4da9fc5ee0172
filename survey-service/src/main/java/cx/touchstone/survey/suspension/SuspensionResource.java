package cx.touchstone.survey.suspension;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Where the gateway tells for whom no answers are taken: at least once, in any order. */
@Path("/internal/suspension")
public class SuspensionResource {

    /**
     * The message whether a tenant is suspended.
     *
     * @param version the higher one is the later one
     */
    public record SuspensionMessage(@NotNull @PositiveOrZero Long version, @NotNull Boolean suspended) {
    }

    @Inject
    Suspensions suspensions;

    @PUT
    @RolesAllowed("suspension:write")
    public void receive(@NotNull @Valid SuspensionMessage message) {
        suspensions.tell(message.suspended(), message.version());
    }
}
