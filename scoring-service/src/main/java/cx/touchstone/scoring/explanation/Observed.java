package cx.touchstone.scoring.explanation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.columns.Columns;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.metric.Metric.Hours;
import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.persona.Personas;
import cx.touchstone.scoring.plan.PlannedPlaces;
import cx.touchstone.scoring.question.Filter;
import cx.touchstone.scoring.question.ScoreQuestion;
import io.agroal.api.AgroalDataSource;

/** Names some of the observations behind a score. */
@ApplicationScoped
class Observed {

    private static final int MOST = 20;
    /** In no order that means anything, and the same at every look as long as they are there. */
    private static final String ORDER = " order by md5(source || ' ' || id), source, id limit " + MOST;

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;
    @Inject
    Personas personas;

    /** Conditions as SQL, with the values of their parameters in order. */
    private static final class Where {

        private final StringBuilder sql = new StringBuilder("select source, id from observation where tenant_id = ?");
        private final List<Object> parameters = new ArrayList<>();

        Where(String tenant) {
            parameters.add(tenant);
        }

        void and(String condition, Object... values) {
            sql.append(" and ").append(condition);
            parameters.addAll(List.of(values));
        }
    }

    /** @param places of the journeys that the question names */
    List<Name> some(ScoreQuestion question, Metric metric, PlannedPlaces places) {
        var where = new Where(tenant.current());
        where.and("metric = ?", metric.observedAs());
        if (metric.hours() == Hours.BUSINESS) {
            where.and("business_value is not null");
        }
        days(question, where);
        touchpoints(question, places).ifPresent(touchpoints -> where.and("touchpoint = any(?::text[])", touchpoints));
        question.filters().forEach(filter -> filter(filter, where));
        return read(where);
    }

    /** Only the months in which the days may lie are opened: no clock on earth is two days off. */
    private static void days(ScoreQuestion question, Where where) {
        var from = question.period().from();
        var to = question.period().to();
        if (from != null) {
            where.and("day >= ?::text::date and observed_at >= ?::text::date - interval '2 days'", from.toString(),
                    from.toString());
        }
        if (to != null) {
            where.and("day <= ?::text::date and observed_at < ?::text::date + interval '3 days'", to.toString(), to.toString());
        }
    }

    private static Optional<Set<String>> touchpoints(ScoreQuestion question, PlannedPlaces places) {
        var named = question.places().touchpoints();
        if (named.isEmpty()) {
            return places.touchpoints();
        }
        var both = new HashSet<>(named);
        places.touchpoints().ifPresent(both::retainAll);
        return Optional.of(both);
    }

    private void filter(Filter filter, Where where) {
        if (filter.axis().equals(Filter.CHANNEL)) {
            where.and("coalesce(channel, '') = any(?::text[])", filter.values());
        } else if (Filter.isAttribute(filter.axis())) {
            where.and("coalesce(attributes ->> ?, '') = any(?::text[])", filter.axis(), filter.values());
        } else {
            var known = personas.known(List.of(Filter.personaOf(filter.axis())));
            if (known.isEmpty()) {
                where.and("false"); // gone since the score was made: nobody is of it
            }
            for (var persona : known) {
                var parameters = new ArrayList<String>();
                where.and("(" + persona.sql("attributes", parameters) + ")", parameters.toArray());
            }
        }
    }

    private List<Name> read(Where where) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(where.sql + ORDER)) {
            var columns = new Columns(select);
            for (var parameter : where.parameters) {
                if (parameter instanceof Set<?> texts) {
                    columns.texts(texts, Object::toString);
                } else {
                    columns.text(parameter.toString());
                }
            }
            var names = new ArrayList<Name>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    names.add(new Name(row.getString(1), row.getString(2)));
                }
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
