package cx.touchstone.scoring.trend;

import java.time.LocalDate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.scoring.question.ScoreParameters;
import cx.touchstone.scoring.score.Scores;
import cx.touchstone.scoring.settings.SettingsInForce;

@Path("/api/v1/scores/trend")
@Tag(name = "Scores")
public class TrendResource {

    @Inject
    Scores scores;
    @Inject
    SettingsInForce settings;

    @GET
    @RolesAllowed("scores:read")
    @Operation(operationId = "readTrend", summary = "Read how scores develop over time", description = "The same questions as for scores, answered for every unit of time, up to 400 of them.")
    public TrendView read(@BeanParam ScoreParameters parameters,
            @Parameter(description = "Required: day, week, month, quarter or year.", example = "week") @QueryParam("by") String by) {
        var inForce = settings.current();
        var question = parameters.toQuestion(by, LocalDate.now(inForce.zone()), inForce.weekStart());
        return TrendView.of(question, inForce, scores.answer(question));
    }
}
