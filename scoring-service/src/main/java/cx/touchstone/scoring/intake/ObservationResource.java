package cx.touchstone.scoring.intake;

import java.util.concurrent.CompletionStage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.smallrye.common.annotation.Blocking;

@Path("/api/v1/observations")
@Tag(name = "Observations", description = "Measured facts on their way in.")
public class ObservationResource {

    @Inject
    TakeObservations takeObservations;

    @POST
    @ResponseStatus(207)
    @RolesAllowed("signals:write")
    @Blocking // looks up the tenant's own metrics; the wait for the commit blocks nobody
    @Operation(operationId = "recordObservations", summary = "Record 1 to 1,000 observations", description = "Each is accepted, recognised as a duplicate by its source, id and revision, or refused with every fault, independently of the others. What is accepted is durable and counted when the answer comes; sending a batch again changes nothing. A higher revision of the same source and id replaces what was counted, or takes it back when it is retracted; of all revisions the highest holds, in whatever order they come.")
    @APIResponse(responseCode = "207", description = "What became of each.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ObservationResults.class)))
    public CompletionStage<ObservationResults> record(@NotNull @Valid ObservationBatch batch) {
        return takeObservations.take(batch.observations(), i -> "/observations/" + i).thenApply(ObservationResults::of);
    }
}
