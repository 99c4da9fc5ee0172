package cx.touchstone.scoring.journey;

import java.time.LocalDate;
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
import cx.touchstone.scoring.metric.Calculation.OfPurchases;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.plan.MeasurementPlan;
import cx.touchstone.scoring.plan.MeasurementPlans;
import cx.touchstone.scoring.plan.PlannedTouchpoint.PlannedMetric;
import cx.touchstone.scoring.question.PeriodReader;
import cx.touchstone.scoring.question.ScoreQuestion;
import cx.touchstone.scoring.score.PeriodView;
import cx.touchstone.scoring.score.Score;
import cx.touchstone.scoring.score.Scores;
import cx.touchstone.scoring.settings.SettingsInForce;

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
    SettingsInForce settings;

    @GET
    @Path("/{journeyId}")
    @RolesAllowed("scores:read")
    @Operation(operationId = "readJourneyScore", summary = "Read the score of a journey and of its touchpoints")
    public JourneyScoreView read(
            @Parameter(example = "0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071") @PathParam("journeyId") UUID journeyId,
            @Parameter(description = "First day, in the tenant's time zone.", example = "2017-05-01") @QueryParam("from") String from,
            @Parameter(description = "Last day, included.", example = "2017-05-31") @QueryParam("to") String to,
            @Parameter(description = "Instead of from and to, as for scores.", example = "this-quarter") @QueryParam("period") String named) {
        var inForce = settings.current();
        var period = PeriodReader.read(from, to, named, LocalDate.now(inForce.zone()), inForce.weekStart());
        var plan = plans.ofJourney(journeyId).orElseThrow(JourneyIsNotPlanned::new);
        return JourneyScoreView.of(plan, PeriodView.of(period), inForce.threshold(), measured(plan, period));
    }

    private List<MeasuredTouchpoint> measured(MeasurementPlan plan, Period period) {
        var keys = plan.touchpoints().stream().flatMap(planned -> planned.metrics().stream()).map(PlannedMetric::metric)
                .collect(Collectors.toSet());
        // A plan may name a metric that the catalogue does not have yet, or one of all customers: it is not measured here.
        var known = metrics.named(keys).values().stream().filter(metric -> !(metric.calculation() instanceof OfPurchases))
                .map(Metric::key).collect(Collectors.toSet());
        var found = known.isEmpty() ? List.<Score> of()
                : scores.answer(ScoreQuestion.perTouchpoint(plan.journeyId(), known, period));
        return plan.touchpoints().stream().map(planned -> MeasuredTouchpoint.of(planned, found)).toList();
    }
}
