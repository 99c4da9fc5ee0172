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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.scoring.catalogue.Metrics;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.disclosure.Anonymity;
import cx.touchstone.scoring.plan.MeasurementPlan;
import cx.touchstone.scoring.plan.MeasurementPlans;
import cx.touchstone.scoring.plan.PlannedTouchpoint.PlannedMetric;
import cx.touchstone.scoring.score.PeriodReader;
import cx.touchstone.scoring.score.PeriodView;
import cx.touchstone.scoring.score.Score;
import cx.touchstone.scoring.score.ScoreQuestion;
import cx.touchstone.scoring.score.Scores;

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
}
