package cx.touchstone.scoring.journey;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.scoring.disclosure.Anonymity;
import cx.touchstone.scoring.metric.Metrics;
import cx.touchstone.scoring.plan.MeasurementPlan;
import cx.touchstone.scoring.plan.MeasurementPlans;
import cx.touchstone.scoring.plan.PlannedTouchpoint.PlannedMetric;
import cx.touchstone.scoring.score.PeriodReader;
import cx.touchstone.scoring.score.PeriodView;
import cx.touchstone.scoring.score.Score;
import cx.touchstone.scoring.score.ScoreQuestion;
import cx.touchstone.scoring.score.Scores;
import cx.touchstone.scoring.tally.Period;

@Path("/api/v1/journey-scores")
@Tag(name = "Journey scores", description = "One number for a journey.")
public class JourneyScoreResource {

    @Inject
    MeasurementPlans plans;
    @Inject
    Metrics metrics;
    @Inject
    Scores scores;
    @Inject
    Anonymity anonymity;

    @GET
    @Path("/{journeyId}")
    @RolesAllowed("scores:read")
    @Operation(operationId = "readJourneyScore", summary = "Read the score of a journey and of its touchpoints")
    @APIResponse(responseCode = "200", description = "The score of the journey's latest published version.", content = @Content(examples = @ExampleObject(name = "journey", value = EXAMPLE)))
    public JourneyScoreView read(
            @Parameter(example = "0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071") @PathParam("journeyId") UUID journeyId,
            @Parameter(description = "First day (UTC).", example = "2017-05-01") @QueryParam("from") String from,
            @Parameter(description = "Last day (UTC), included.", example = "2017-05-31") @QueryParam("to") String to) {
        var period = PeriodReader.fromTo(from, to);
        var plan = plans.findByIdOptional(journeyId).orElseThrow(JourneyIsNotPlanned::new);
        return JourneyScoreView.of(plan, PeriodView.of(period), anonymity.threshold(), measured(plan, period));
    }

    private List<MeasuredTouchpoint> measured(MeasurementPlan plan, Period period) {
        var keys = plan.touchpoints().stream().flatMap(planned -> planned.metrics().stream()).map(PlannedMetric::metric)
                .collect(Collectors.toSet());
        // A plan may name a metric that the catalogue does not have yet: it is not measured.
        var known = metrics.named(keys).keySet();
        var found = known.isEmpty() ? List.<Score> of() : scores.answer(ScoreQuestion.perTouchpoint(known, period));
        return plan.touchpoints().stream().map(planned -> MeasuredTouchpoint.of(planned, found)).toList();
    }

    private static final String EXAMPLE = """
            {"journeyId":"0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071","name":"Departing from our airport","version":3,\
            "period":{"from":"2017-05-01","to":"2017-05-31"},"score":74.0,"weightedScore":74.9,"coverage":80.0,"threshold":5,\
            "touchpoints":[{"key":"wifi","name":"Wi-Fi","stage":"inside-the-terminal","importance":60.0,"score":80.0,\
            "weightedScore":81.2,"n":70,"withheld":false,\
            "metrics":[{"metric":"csat","value":80.0,"score":80.0,"n":70,"target":75.0,"withheld":false}]},\
            {"key":"restaurants","name":"Restaurants","stage":"inside-the-terminal","importance":20.0,"score":56.0,\
            "weightedScore":56.0,"n":50,"withheld":false,\
            "metrics":[{"metric":"csat","value":56.0,"score":56.0,"n":50,"withheld":false}]},\
            {"key":"airtrain","name":"AirTrain","stage":"getting-there","importance":20.0,"withheld":true,\
            "metrics":[{"metric":"csat","withheld":true}]}]}""";
}
