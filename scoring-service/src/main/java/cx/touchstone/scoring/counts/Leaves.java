package cx.touchstone.scoring.counts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cx.touchstone.scoring.columns.Columns;
import cx.touchstone.scoring.counts.Axes.Division;
import cx.touchstone.scoring.metric.Metric;

/** The finest cells of a table, as SQL over observations: what their rows begin with and where they come from. */
record Leaves(String tenant, Axes axes, Map<String, Division> divisions) {

    private static final String COLUMNS = "weight, person, touchpoint, journey, channel, attributes, day, subject_system,"
            + " subject_type, subject_id";
    /** Only the months in which the days may lie are opened: no clock on earth is two days off. */
    private static final String WHERE = """
            from observation where tenant_id = ? and metric = any(?::text[]) and day between ?::text::date and ?::text::date
               and observed_at >= ?::text::date - interval '2 days' and observed_at < ?::text::date + interval '3 days'""";

    /** What {@link #totals} reads: metric, touchpoint, and a value of each other axis. */
    String columns() {
        var values = new ArrayList<>(List.of("metric", axes.touchpoints() ? "coalesce(touchpoint, '')" : "''::text"));
        for (var axis : axes.others()) {
            if (axis.equals(Axes.CHANNEL)) {
                values.add("coalesce(channel, '')");
            } else {
                values.add(divisions.containsKey(axis) ? divisions.get(axis).value() : "coalesce(attributes ->> ?, '')");
            }
        }
        return String.join(", ", values);
    }

    /** How many these are. */
    int size() {
        return 2 + axes.others().size();
    }

    /** Their positions and those of so many more columns, to group by. */
    String positions(int more) {
        return IntStream.rangeClosed(1, size() + more).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }

    Columns bindColumns(Columns columns) throws SQLException {
        for (var axis : axes.others()) {
            if (divisions.containsKey(axis)) {
                for (var parameter : divisions.get(axis).parameters()) {
                    columns.text(parameter);
                }
            } else if (!axis.equals(Axes.CHANNEL)) {
                columns.text(axis);
            }
        }
        return columns;
    }

    /** What falls into business hours is a metric of its own, kept beside the one that it is a part of. */
    static String source(Set<String> metrics) {
        var own = "select metric, value, bucket, " + COLUMNS + " " + WHERE;
        var business = " union all select metric || '" + Metric.BUSINESS + "', business_value, business_bucket, " + COLUMNS
                + " "
                + WHERE
                + " and business_value is not null";
        return "(" + own + (ofBusiness(metrics).isEmpty() ? "" : business) + ") as observation";
    }

    Columns bindSource(Columns columns, Set<String> metrics, Period period) throws SQLException {
        bindPart(columns, metrics, period);
        return ofBusiness(metrics).isEmpty() ? columns : bindPart(columns, ofBusiness(metrics), period);
    }

    private Columns bindPart(Columns columns, Set<String> metrics, Period period) throws SQLException {
        return columns.text(tenant).texts(metrics, metric -> metric).text(period.first()).text(period.last())
                .text(period.first()).text(period.last());
    }

    private static Set<String> ofBusiness(Set<String> metrics) {
        return metrics.stream().filter(metric -> metric.endsWith(Metric.BUSINESS))
                .map(metric -> metric.substring(0, metric.length() - Metric.BUSINESS.length())).collect(Collectors.toSet());
    }

    /** The cells that a row belongs to: with each of the axes told apart or not. */
    List<Cell> totals(ResultSet row) throws SQLException {
        var totals = new ArrayList<>(List.of(Cell.total(row.getString(1), axes)));
        if (axes.touchpoints()) {
            totals.add(new Cell(row.getString(1), row.getString(2), totals.getFirst().values()));
        }
        for (int axis = 0; axis < axes.others().size(); axis++) {
            var value = row.getString(3 + axis);
            for (var total : List.copyOf(totals)) {
                var values = new ArrayList<>(total.values());
                values.set(axis, value);
                totals.add(new Cell(total.metric(), total.touchpoint(), values));
            }
        }
        return totals;
    }
}
