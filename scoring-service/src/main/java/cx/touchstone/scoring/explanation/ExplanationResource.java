package cx.touchstone.scoring.explanation;

import java.time.LocalDate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.scoring.question.ScoreId;
import cx.touchstone.scoring.settings.SettingsInForce;
import io.quarkus.security.identity.SecurityIdentity;

@Path("/api/v1/scores/{id}/explanation")
@Tag(name = "Scores")
public class ExplanationResource {

    private static final String MAY_READ_RESPONSES = "responses:read";

    @Inject
    Explain explain;
    @Inject
    SettingsInForce settings;
    @Inject
    SecurityIdentity caller;

    @GET
    @RolesAllowed("scores:read")
    @Operation(operationId = "explainScore", summary = "Explain how a score came about", description = "Formula and arithmetic, the tallies that were added up, and whether the observations, counted one by one, say the same. An id names a question, no tenant: everybody is told about their own score. A sample of the observations needs the scope responses:read as well.")
    public ExplanationView explain(
            @PathParam("id") @Parameter(description = "Of a score that was read.", example = "bWV0cmljPW5wcw") String id) {
        var inForce = settings.current();
        var question = ScoreId.read(id, LocalDate.now(inForce.zone()), inForce.weekStart()).orElseThrow(NoSuchScore::new);
        return explain.explain(question, caller.hasRole(MAY_READ_RESPONSES));
    }
}
