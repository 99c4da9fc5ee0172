package cx.touchstone.scoring.score;

import java.time.LocalDate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.scoring.question.ScoreParameters;
import cx.touchstone.scoring.settings.SettingsInForce;

@Path("/api/v1/scores")
@Tag(name = "Scores", description = "What the observations add up to.")
public class ScoreResource {

    @Inject
    Scores scores;
    @Inject
    SettingsInForce settings;

    @GET
    @RolesAllowed("scores:read")
    @Operation(operationId = "readScores", summary = "Read scores with their number of answers, interval, target and change", description = "Scores of fewer people than the threshold are withheld, and so are others by which few people could be had by subtraction, of groups or of periods. A score counts every answer once; the same with weights stands beside it.")
    public ScoresView read(@BeanParam ScoreParameters parameters) {
        var inForce = settings.current();
        var question = parameters.toQuestion(LocalDate.now(inForce.zone()), inForce.weekStart());
        return ScoresView.of(question, inForce, scores.answer(question));
    }
}
