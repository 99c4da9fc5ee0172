package cx.touchstone.scoring.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.plan.PlannedTouchpoint.PlannedMetric;

/** The touchpoints of some journeys, with what the plans say of them. */
public final class PlannedPlaces {

    /** Of no journey: any touchpoint. */
    public static final PlannedPlaces ANYWHERE = new PlannedPlaces(List.of(), Set.of(), Set.of());

    /** Latest published first. */
    private final List<MeasurementPlan> all;
    private final List<MeasurementPlan> named;
    private final Set<String> stages;
    private final Set<String> touchpoints = new HashSet<>();
    /** By touchpoint. */
    private final Map<String, String> stageOf = new HashMap<>();

    /**
     * @param latestFirst every plan
     * @param journeys the only ones whose touchpoints count; empty for any touchpoint, planned or not
     * @param stages of those, the only ones whose touchpoints count; empty for any
     */
    public PlannedPlaces(List<MeasurementPlan> latestFirst, Set<UUID> journeys, Set<String> stages) {
        this.all = latestFirst;
        this.named = latestFirst.stream().filter(plan -> journeys.contains(plan.journeyId())).toList();
        this.stages = stages;
        named.stream().flatMap(plan -> plan.touchpoints().stream())
                .filter(planned -> stages.isEmpty() || planned.stage() != null && stages.contains(planned.stage()))
                .forEach(planned -> {
                    touchpoints.add(planned.key());
                    stageOf.putIfAbsent(planned.key(), planned.stage());
                });
    }

    /** What is not in any plan, by the parameters that named it. */
    public List<Fault> unknown(Collection<UUID> journeys) {
        var faults = new ArrayList<Fault>();
        journeys.stream().filter(journey -> named.stream().noneMatch(plan -> plan.journeyId().equals(journey)))
                .forEach(journey -> faults.add(new Fault("journey", "unknown-journey",
                        "There is no published journey " + journey + ".")));
        stages.stream().filter(stage -> !named.isEmpty() && !stageOf.containsValue(stage))
                .forEach(stage -> faults.add(new Fault("stage", "unknown-stage",
                        "The journey has no stage " + stage + " with touchpoints.")));
        return faults;
    }

    /** Whether it belongs to the journeys and stages named. */
    public boolean has(String touchpoint) {
        return named.isEmpty() || touchpoints.contains(touchpoint);
    }

    /** All that belong to the journeys and stages named; absent when none are named, and any touchpoint does. */
    public Optional<Set<String>> touchpoints() {
        return named.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(touchpoints));
    }

    /** The plan that says something of a metric at a touchpoint: one of the journeys named first, then the latest. */
    public Optional<MeasurementPlan> source(String touchpoint, String metric) {
        return Stream.concat(named.stream(), all.stream())
                .filter(plan -> plan.metric(touchpoint, metric).filter(PlannedMetric::setsAnything).isPresent()).findFirst();
    }

    /** The stage that the journey named has it in; absent when none. */
    public Optional<String> stage(String touchpoint) {
        return Optional.ofNullable(stageOf.get(touchpoint));
    }

    /** Whether any plan has it; absent when there is no plan at all. */
    public Optional<Boolean> isPlanned(String touchpoint) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.stream().anyMatch(plan -> plan.has(touchpoint)));
    }

    /** What the plans say of a metric at a touchpoint: those of the journeys named first, then the latest. */
    public Optional<PlannedMetric> metric(String touchpoint, String metric) {
        return List.of(named, all).stream().flatMap(List::stream).flatMap(plan -> plan.metric(touchpoint, metric).stream())
                .filter(PlannedMetric::setsAnything).findFirst();
    }
}
