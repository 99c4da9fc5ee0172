package cx.touchstone.scoring.explanation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.explanation.ExplanationView.DimensionView;
import cx.touchstone.scoring.explanation.ExplanationView.NameView;
import cx.touchstone.scoring.explanation.ExplanationView.ObservationsView;
import cx.touchstone.scoring.explanation.ExplanationView.PlanView;
import cx.touchstone.scoring.explanation.ExplanationView.SettingsView;
import cx.touchstone.scoring.explanation.ExplanationView.SpanView;
import cx.touchstone.scoring.explanation.ExplanationView.TallyView;
import cx.touchstone.scoring.plan.MeasurementPlans;
import cx.touchstone.scoring.plan.PlannedPlaces;
import cx.touchstone.scoring.question.Filter;
import cx.touchstone.scoring.question.ScoreId;
import cx.touchstone.scoring.question.ScoreQuestion;
import cx.touchstone.scoring.score.Answers.Counting;
import cx.touchstone.scoring.score.Answers.OfOneMetric;
import cx.touchstone.scoring.score.Score;
import cx.touchstone.scoring.score.ScoreView;
import cx.touchstone.scoring.settings.SettingsInForce;
import cx.touchstone.scoring.tally.Families;
import io.agroal.api.AgroalDataSource;

/** Explains one score of the current tenant. */
@ApplicationScoped
class Explain {

    @Inject
    Recount recount;
    @Inject
    Observed observed;
    @Inject
    MeasurementPlans plans;
    @Inject
    SettingsInForce settings;
    @Inject
    Tenant tenant;
    @Inject
    AgroalDataSource database;

    /**
     * @param question about one score
     * @param withSample whether observations may be named
     * @throws NoSuchScore when it names what the tenant does not have
     */
    ExplanationView explain(ScoreQuestion question, boolean withSample) {
        var score = score(question);
        var places = new PlannedPlaces(plans.latestFirst(), question.places().journeys(), question.places().stages());
        var parameters = new TreeMap<>(ScoreId.parameters(question));
        parameters.values().removeIf(List::isEmpty);
        var metric = score.metric();
        var counted = score.isWithheld() || !metric.isTallied() ? Optional.<Recount.Found> empty()
                : recount.of(question);
        // What is told must be what was recounted.
        var told = counted.map(Recount.Found::score).orElse(score);
        return new ExplanationView(parameters, ScoreView.of(told), MadeBy.of(metric.calculation()), steps(told),
                told.isWithheld() || !told.isTallied() || !metric.isTallied() ? null
                        : new TallyView(apartBy(question), question.period().stretches().stream().map(SpanView::of).toList()),
                dimensions(question), plan(score, places), SettingsView.of(settings.current()),
                counted.map(found -> observations(found, withSample ? observed.some(question, metric, places).stream()
                        .map(NameView::of).toList() : null)).orElse(null));
    }

    private Score score(ScoreQuestion question) {
        try {
            return recount.score(question).orElseThrow(NoSuchScore::new);
        } catch (Refusal.Invalid e) {
            throw new NoSuchScore();
        }
    }

    private static List<String> steps(Score score) {
        var answers = score.answers().orElse(null);
        if (answers == null || answers.value(Counting.ONCE).isEmpty()) {
            return null;
        }
        return answers instanceof OfOneMetric(var formula, var distribution)
                ? Steps.of(formula, distribution.unweighted())
                : List.of(MadeBy.of(score.metric().calculation()).definition() + ": "
                        + Steps.plain(answers.value(Counting.ONCE).getAsDouble()));
    }

    private static ObservationsView observations(Recount.Found found, List<NameView> sample) {
        var weight = found.observed().weight();
        return new ObservationsView(found.observed().n(), weight.scale() < 0 ? weight.setScale(0) : weight,
                found.agrees().orElse(null), sample);
    }

    private static PlanView plan(Score score, PlannedPlaces places) {
        return score.touchpoint() == null ? null
                : places.source(score.touchpoint(), score.metric().key())
                        .map(plan -> new PlanView(plan.journeyId(), plan.name(), plan.version())).orElse(null);
    }

    private static List<String> apartBy(ScoreQuestion question) {
        return question.axes().stream().map(axis -> axis.equals(Filter.CHANNEL) ? "channel" : axis).toList();
    }

    /** Each attribute of the question, and both together. */
    private List<DimensionView> dimensions(ScoreQuestion question) {
        var attributes = question.axes().stream().filter(Filter::isAttribute).toList();
        if (attributes.isEmpty()) {
            return null;
        }
        var asked = new ArrayList<>(attributes.stream().map(List::of).toList());
        if (attributes.size() > 1) {
            asked.add(attributes);
        }
        try (Connection connection = database.getConnection()) {
            var families = Families.of(connection, tenant.current());
            return asked.stream().map(of -> new DimensionView(of, state(families, Set.copyOf(of)))).toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String state(Families families, Set<String> axes) {
        return families.all().stream().filter(family -> new HashSet<>(family.axes()).equals(axes))
                .map(family -> switch (family.state()) {
                    case READY -> "ready";
                    case BUILDING -> "building";
                    case REMOVED -> "none";
                }).filter(state -> !state.equals("none")).findFirst().orElse("none");
    }
}
