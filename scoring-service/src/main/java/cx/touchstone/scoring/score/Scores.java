package cx.touchstone.scoring.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.catalogue.Metrics;
import cx.touchstone.scoring.counts.Axes.Division;
import cx.touchstone.scoring.counts.CountsFor;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.persona.Persona;
import cx.touchstone.scoring.persona.Personas;
import cx.touchstone.scoring.plan.MeasurementPlan;
import cx.touchstone.scoring.plan.MeasurementPlans;
import cx.touchstone.scoring.plan.PlannedPlaces;
import cx.touchstone.scoring.question.Filter;
import cx.touchstone.scoring.question.ScoreQuestion;
import cx.touchstone.scoring.question.Selection;
import cx.touchstone.scoring.score.related.RelatedScores;
import cx.touchstone.scoring.settings.SettingsInForce;

/** Answers questions about the scores of the current tenant. */
@ApplicationScoped
public class Scores {

    @Inject
    Metrics metrics;
    @Inject
    MeasurementPlans plans;
    @Inject
    Personas personas;
    @Inject
    SettingsInForce settings;
    @Inject
    CountsFor counts;
    @Inject
    Forgotten forgotten;
    @Inject
    RelatedScores related;

    /** The scores asked for, by metric, stage, touchpoint, segments and time. */
    public List<Score> answer(ScoreQuestion question) {
        var faults = new ArrayList<Fault>();
        var known = known(question, faults);
        var places = places(question, faults);
        var divisions = divisions(question, faults);
        var plan = related.plan(known.values(), question, faults);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        var selection = new Selection(question, places);
        var inForce = settings.current();
        var tabled = new TreeMap<>(plan.tabled());
        known.values().stream().filter(Metric::isTallied).forEach(metric -> tabled.put(metric.key(), metric));
        var kept = forgotten.behind(question, tabled.values(), inForce);
        var scores = tabled.isEmpty() ? List.<Score> of()
                : counts.read(selection.axes(), divisions, question.precise(), table -> {
                    if (kept.isPresent() && !table.isFromTallies()) {
                        throw Forgotten.before(kept.get());
                    }
                    return new ScoreTable(question, selection, places, tabled, inForce, table).scores();
                });
        if (plan.related().isEmpty()) {
            return scores;
        }
        return Stream.concat(scores.stream().filter(score -> known.containsKey(score.metric().key())),
                related.of(plan, question, selection, places, inForce, scores, this::answer).stream())
                .sorted(Comparator.comparing(score -> score.metric().key())).toList();
    }

    private TreeMap<String, Metric> known(ScoreQuestion question, List<Fault> faults) {
        var known = new TreeMap<>(question.metrics().isEmpty() ? metrics.all() : metrics.named(question.metrics()));
        question.metrics().stream().filter(key -> !known.containsKey(key)).forEach(key -> faults.add(
                new Fault("metric", "unknown-metric", "There is no metric " + key + " in the catalogue.")));
        if (question.metrics().isEmpty()) {
            // Who names none wants what was observed, not every way to look at it.
            known.values().removeIf(metric -> metric.isView() || !metric.isTallied());
        }
        return known;
    }

    private PlannedPlaces places(ScoreQuestion question, List<Fault> faults) {
        var latest = question.tellsTouchpointsApart() ? plans.latestFirst() : List.<MeasurementPlan> of();
        var places = new PlannedPlaces(latest, question.places().journeys(), question.places().stages());
        faults.addAll(places.unknown(question.places().journeys()));
        return places;
    }

    private Map<String, Division> divisions(ScoreQuestion question, List<Fault> faults) {
        var axes = question.axes().stream().filter(Filter::isPersona).toList();
        var known = new HashMap<String, Division>();
        for (var persona : personas.known(axes.stream().map(Filter::personaOf).toList())) {
            known.put(Filter.persona(persona.id()), division(persona));
        }
        axes.stream().filter(axis -> !known.containsKey(axis)).forEach(axis -> faults.add(new Fault(
                question.filter(axis).isPresent() ? "persona" : "compare", "unknown-persona",
                "There is no persona " + Filter.personaOf(axis) + ".")));
        return known;
    }

    private static Division division(Persona persona) {
        var parameters = new ArrayList<String>();
        return new Division("case when " + persona.sql("attributes", parameters) + " then '" + Filter.IN + "' else '' end",
                parameters);
    }
}
