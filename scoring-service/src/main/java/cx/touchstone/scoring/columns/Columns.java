package cx.touchstone.scoring.columns;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

import org.postgresql.PGConnection;

/**
 * Gives a statement its parameters one after the other, arrays of rows among them. Whole numbers and texts go as the server
 * keeps
 * them: nobody writes out and reads again a hundred thousand of them.
 */
public final class Columns {

    private final PreparedStatement statement;
    private int next = 1;

    public Columns(PreparedStatement statement) {
        this.statement = statement;
    }

    public Columns text(String value) throws SQLException {
        statement.setString(next++, value);
        return this;
    }

    /** A date, a time with its offset or a truth. */
    public Columns value(Object value) throws SQLException {
        statement.setObject(next++, value);
        return this;
    }

    public Columns number(int value) throws SQLException {
        statement.setInt(next++, value);
        return this;
    }

    /** {@code text[]}; any of them may be null. */
    public <T> Columns texts(Collection<T> rows, Function<? super T, String> field) throws SQLException {
        return array("text", rows.stream().map(field).toArray(String[]::new));
    }

    /** {@code int[]}: 0, 1 and so on, so many of them. */
    public Columns indices(int size) throws SQLException {
        return array("int4", IntStream.range(0, size).toArray());
    }

    /** {@code int[]} */
    public <T> Columns ints(Collection<T> rows, ToIntFunction<? super T> field) throws SQLException {
        return array("int4", rows.stream().mapToInt(field).toArray());
    }

    /** {@code bigint[]} */
    public <T> Columns longs(Collection<T> rows, ToLongFunction<? super T> field) throws SQLException {
        return array("int8", rows.stream().mapToLong(field).toArray());
    }

    /** {@code numeric[]}; any of them may be null. When all are, none is sent: {@code unnest} fills up what is shorter. */
    public <T> Columns decimals(Collection<T> rows, Function<? super T, BigDecimal> field) throws SQLException {
        var decimals = rows.stream().map(field).toArray(BigDecimal[]::new);
        for (var decimal : decimals) {
            if (decimal != null) {
                return array("numeric", decimals);
            }
        }
        return array("numeric", new BigDecimal[0]);
    }

    private Columns array(String type, Object elements) throws SQLException {
        statement.setArray(next++, statement.getConnection().unwrap(PGConnection.class).createArrayOf(type, elements));
        return this;
    }
}
