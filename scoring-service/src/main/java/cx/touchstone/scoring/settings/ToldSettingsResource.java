package cx.touchstone.scoring.settings;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.jwt.JsonWebToken;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.change.Folding;

/** Where a neighbour that keeps tenants' settings delivers them: at least once, in any order. */
@Path("/internal/scoring-settings")
public class ToldSettingsResource {

    /**
     * The message that a tenant's settings have changed at who keeps them.
     *
     * @param messageId the same when the message is delivered again
     * @param version numbers the tenant's settings there, from 1
     */
    public record SettingsMessage(@NotNull UUID messageId, @NotNull @Positive Long version,
            @NotNull @Valid SettingsPlan settings) {
    }

    @Inject
    ReplaceSettings replace;
    @Inject
    Folding folding;
    @Inject
    SettingsInForce inForce;
    @Inject
    JsonWebToken sender;
    @Inject
    Tenant tenant;

    @PUT
    @RolesAllowed("settings:write")
    public void receive(@NotNull @Valid SettingsMessage message) {
        folding.fold(tenant.current()); // whether amounts were observed is what tallies say
        replace.told(sender.getSubject(), message.messageId(), message.version(), message.settings().toSettings("/settings"));
        inForce.forget(tenant.current());
    }
}
