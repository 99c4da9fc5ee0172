package cx.touchstone.survey.response;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A filter as SQL. Whatever the caller or a questionnaire says is bound as a value, keys of questions too. */
public final class ResponseQuery {

    private static final String MEASURED = """
            exists (select 1 from unnest(?, ?, ?, ?, ?, ?) as spot (survey_id, version, question, part, lowest, highest)
                cross join lateral (select case when part is null then r.answers -> question
                    else r.answers -> question -> part end) as given (answer)
                cross join lateral (select case jsonb_typeof(answer) when 'number' then answer::numeric
                    when 'boolean' then answer::boolean::int::numeric end) as rated (value)
                where spot.survey_id = r.survey_id and spot.version = r.version and value is not null
                    and (lowest is null or value >= lowest) and (highest is null or value <= highest))""";
    /** Own words are the answers to open texts, and what stands under {@code other} in answers to choices. */
    private static final String IN_OWN_WORDS = """
            exists (select 1 from jsonb_each(r.answers) as given (question, answer)
                where jsonb_typeof(answer) = 'string'
                        and (r.survey_id, r.version, question) in (select * from unnest(?, ?, ?))
                        and strpos(search_form(answer #>> '{}'), search_form(?)) > 0
                    or exists (select 1 from jsonb_path_query(answer, 'lax $.other ? (@.type() == "string")') as other (text)
                        where strpos(search_form(text #>> '{}'), search_form(?)) > 0))""";

    /** Always true; what names it may use the index that holds the responses of a survey in their order. */
    private static final String IN_ITS_ORDER = " and r.responded_at > '-infinity'";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** One column of rows that are handed over as arrays. */
    private record Column(String type, List<?> items) {
    }

    /**
     * @param spots where the filter's metric and touchpoint are measured
     * @param written which questions are answered in own words
     */
    static ResponseQuery of(ResponseFilter filter, List<Spot> spots, List<Spot> written) {
        ResponseQuery query = new ResponseQuery();
        query.where("r.version = ?", filter.version());
        query.where("r.responded_at >= ?", filter.from());
        query.where("r.responded_at < ?", filter.to());
        query.where("r.channel = ?", filter.channel());
        query.where("r.status = ?", filter.status() == null ? null : filter.status().name());
        query.where("r.contact_id = ?", filter.contact());
        query.where("r.link_id = ?", filter.link());
        query.where("""
                exists (select 1 from response_tag t
                where t.tenant_id = r.tenant_id and t.response_id = r.id and t.tag = ?)""", filter.tag());
        if (!filter.attributes().isEmpty()) {
            ObjectNode wanted = JsonNodeFactory.instance.objectNode();
            filter.attributes().forEach(wanted::put);
            query.where("r.attributes @> ?::jsonb", wanted.toString());
        }
        if (filter.persona() != null) {
            List<Object> bound = new ArrayList<>();
            query.whereAll(filter.persona().sql("r.attributes", bound), bound.toArray());
        }
        if (filter.isMeasured()) {
            query.whereAll(MEASURED, column("uuid", spots, Spot::survey), column("int4", spots, Spot::version),
                    column("text", spots, Spot::question), column("text", spots, Spot::row),
                    column("numeric", spots, Spot::lowest), column("numeric", spots, Spot::highest));
        }
        if (filter.words() != null) {
            query.whereAll(IN_OWN_WORDS, column("uuid", written, Spot::survey), column("int4", written, Spot::version),
                    column("text", written, Spot::question), filter.words(), filter.words());
        }
        return query;
    }

    /** Only what stands behind this place in a list, the newest first. */
    ResponseQuery behind(Place place) {
        if (place != null) {
            whereAll("(r.responded_at, r.id) < (?, ?)", place.respondedAt(), place.id());
        }
        return this;
    }

    /** The responses of one survey that fit. */
    PreparedStatement ofSurvey(Connection connection, String select, String order, String tenant, UUID survey, Integer limit)
            throws SQLException {
        return prepare(connection, select + " from response r where " + inSurvey("?", "?") + order
                + (limit == null ? "" : " limit " + limit), List.of(tenant, survey), List.of());
    }

    /**
     * The first responses that fit of all surveys: the first of each, then the first of those. So the index that leads into one
     * survey leads into all, and answers need be written into no other.
     */
    PreparedStatement ofAllSurveys(Connection connection, String select, String order, String tenant, int limit)
            throws SQLException {
        return prepare(connection, select + " from survey s cross join lateral (select * from response r where "
                + inSurvey("s.tenant_id", "s.id") + order + " limit " + limit + ") r where s.tenant_id = ?" + order + " limit "
                + limit, List.of(), List.of(tenant));
    }

    private String inSurvey(String tenant, String survey) {
        return "r.tenant_id = " + tenant + " and r.survey_id = " + survey + IN_ITS_ORDER
                + String.join("", conditions.stream().map(condition -> " and " + condition).toList());
    }

    private PreparedStatement prepare(Connection connection, String sql, List<?> before, List<?> behind) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        int at = 0;
        for (List<?> some : List.of(before, values, behind)) {
            for (Object value : some) {
                bind(statement, ++at, value);
            }
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int at, Object value) throws SQLException {
        switch (value) {
            case Instant time -> statement.setObject(at, time.atOffset(ZoneOffset.UTC));
            case Column column -> statement.setArray(at,
                    statement.getConnection().createArrayOf(column.type(), column.items().toArray()));
            case List<?> texts -> statement.setArray(at, statement.getConnection().createArrayOf("text", texts.toArray()));
            default -> statement.setObject(at, value);
        }
    }

    private void where(String condition, Object value) {
        if (value != null) {
            whereAll(condition, value);
        }
    }

    private void whereAll(String condition, Object... bound) {
        conditions.add(condition);
        values.addAll(List.of(bound));
    }

    private static Column column(String type, List<Spot> spots, Function<Spot, Object> value) {
        return new Column(type, spots.stream().map(value).toList());
    }
}
