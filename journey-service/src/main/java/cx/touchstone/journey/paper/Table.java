package cx.touchstone.journey.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Rows under a heading that is repeated on every page. */
public final class Table {

    /**
     * A column.
     *
     * @param share of the breadth, relative to the other columns
     * @param number whether its values are compared digit by digit
     */
    record Column(String name, float share, boolean number) {
    }

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    public Table text(String name, float share) {
        columns.add(new Column(name, share, false));
        return this;
    }

    public Table number(String name, float share) {
        columns.add(new Column(name, share, true));
        return this;
    }

    /** As many values as there are columns; null is an empty cell. */
    public Table row(Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
        }
        List<String> row = new ArrayList<>(values.length);
        for (Object value : values) {
            row.add(Objects.toString(value, ""));
        }
        rows.add(row);
        return this;
    }

    List<Column> columns() {
        return columns;
    }

    List<List<String>> rows() {
        return rows;
    }
}
