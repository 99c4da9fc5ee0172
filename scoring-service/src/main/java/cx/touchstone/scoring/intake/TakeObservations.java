package cx.touchstone.scoring.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.catalogue.Metrics;
import cx.touchstone.scoring.intake.ObservationReader.Reading;
import cx.touchstone.scoring.intake.ObservationResults.Outcome;
import cx.touchstone.scoring.intake.ObservationResults.Result;
import cx.touchstone.scoring.plan.KnownTouchpoints;
import cx.touchstone.scoring.settings.SettingsInForce;

/** Takes observations in their wire form, each by itself, however they came. */
@ApplicationScoped
public class TakeObservations {

    @Inject
    Metrics metrics;
    @Inject
    Intake intake;
    @Inject
    KnownTouchpoints touchpoints;
    @Inject
    SettingsInForce settings;
    @Inject
    Tenant tenant;

    /**
     * Reads them, and writes those that have no fault. Looks up the tenant's own metrics; the wait for the commit blocks
     * nobody.
     *
     * @param place of the item with this index: what its faults' pointers begin with
     * @return what became of each, in their order, after the commit
     */
    public CompletionStage<List<Result>> take(List<JsonNode> items, IntFunction<String> place) {
        var readings = read(items, place);
        var good = readings.stream().map(Reading::observation).filter(Objects::nonNull).toList();
        var warnings = Warnings.of(good, touchpoints);
        var taken = good.isEmpty() ? CompletableFuture.completedFuture(List.<Boolean> of())
                : intake.take(tenant.current(), good);
        return taken.thenApply(isNews -> results(readings, isNews, warnings));
    }

    private List<Reading> read(List<JsonNode> items, IntFunction<String> place) {
        var keys = items.stream().map(ObservationReader::metricOf).filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        var reader = new ObservationReader(metrics.named(keys), settings.current(), Instant.now());
        var readings = new ArrayList<Reading>();
        for (int i = 0; i < items.size(); i++) {
            readings.add(reader.read(items.get(i), place.apply(i)));
        }
        return readings;
    }

    private static List<Result> results(List<Reading> readings, List<Boolean> isNews, Warnings warnings) {
        var outcomes = isNews.iterator();
        return readings.stream().map(reading -> reading.observation() == null
                ? new Result(reading.id(), Outcome.REFUSED, reading.faults(), List.of())
                : new Result(reading.id(), outcomes.next() ? Outcome.ACCEPTED : Outcome.DUPLICATE, List.of(),
                        warnings.about(reading.observation())))
                .toList();
    }
}
