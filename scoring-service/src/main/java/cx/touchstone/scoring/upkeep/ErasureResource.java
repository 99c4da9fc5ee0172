package cx.touchstone.scoring.upkeep;

import java.time.Instant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/observation-erasures")
@Tag(name = "Observations")
public class ErasureResource {

    @Inject
    EraseSubject eraseSubject;

    @POST
    @RolesAllowed("admin")
    @Operation(operationId = "eraseObservations", summary = "Erase what was observed about a subject", description = "Takes back every observation about it, whoever sent it, and recounts scores without them. Only survey-service takes back its own: erase the person there. What was observed is gone for good; source and id of each stay, so that nothing late brings it back. May be repeated.")
    public ErasureView erase(@NotNull @Valid ErasureOrder order) {
        return new ErasureView(eraseSubject.erase(order.subject()), Instant.now());
    }
}
