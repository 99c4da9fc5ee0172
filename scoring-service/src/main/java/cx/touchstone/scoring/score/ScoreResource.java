package cx.touchstone.scoring.score;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.scoring.disclosure.Anonymity;

@Path("/api/v1/scores")
@Tag(name = "Scores", description = "What the observations add up to.")
public class ScoreResource {

    @Inject
    Scores scores;
    @Inject
    Anonymity anonymity;

    @GET
    @RolesAllowed("scores:read")
    @Operation(operationId = "readScores", summary = "Read scores with their number of answers, interval, target and change", description = "Scores of fewer answers than the threshold are withheld, and so are others from which those could be had by subtraction. A score counts every answer once; the same with weights stands beside it.")
    @APIResponse(responseCode = "200", description = "The scores.", content = @Content(examples = @ExampleObject(name = "scores", value = EXAMPLE)))
    public ScoresView read(@BeanParam ScoreParameters parameters) {
        var question = parameters.toQuestion();
        var answers = scores.answer(question).stream().map(ScoreView::of).toList();
        return new ScoresView(PeriodView.of(question.period()), question.comparison().map(PeriodView::of).orElse(null),
                anonymity.threshold(), answers);
    }

    private static final String EXAMPLE = """
            {"period":{"from":"2017-05-01","to":"2017-05-31"},"comparison":{"from":"2016-05-01","to":"2016-05-31"},\
            "threshold":5,"items":[{"metric":"csat","touchpoint":"wifi","value":80.0,"unit":"percent","n":70,\
            "interval":{"low":69.1863,"high":87.7084,"level":0.95,"method":"wilson"},\
            "weighted":{"value":80.0,"n":70,"effectiveN":70.0,\
            "interval":{"low":69.1863,"high":87.7084,"level":0.95,"method":"wilson"}},\
            "method":{"id":"box-share","version":1},\
            "distribution":[{"value":2,"n":14,"weight":14},{"value":4,"n":56,"weight":56}],"target":75.0,"status":"reached",\
            "change":{"value":20.0,"low":5.2431,"high":33.3873,"pValue":0.008045,"significant":true,\
            "comparison":{"value":60.0,"n":80}},"withheld":false},\
            {"metric":"csat","touchpoint":"airtrain","unit":"percent","method":{"id":"box-share","version":1},\
            "withheld":true,"withheldReason":"too-few-answers"}]}""";
}
