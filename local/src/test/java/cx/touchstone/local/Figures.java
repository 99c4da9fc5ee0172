package cx.touchstone.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Published files, and the figures that the scripts in {@code src/test/scripts} computed from them: independent of the
 * services.
 */
final class Figures {

    /** The platform shows scores to four decimals. */
    private static final double EXACT = 0.0001;

    /** Numbers by the names of their columns. */
    record Row(Map<String, String> columns) {

        String text(String column) {
            return columns.get(column);
        }

        long count(String column) {
            return Long.parseLong(columns.get(column));
        }

        double number(String column) {
            return Double.parseDouble(columns.get(column));
        }
    }

    private Figures() {
    }

    static List<Row> read(String name) {
        return rows("/figures/" + name + ".csv");
    }

    /** The rows of a file as it was published, by the names in its first line. */
    static List<Row> rows(String file) {
        try (var lines = new BufferedReader(
                new InputStreamReader(Figures.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            List<String> header = fields(lines.readLine());
            return lines.lines().map(line -> row(header, fields(line))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That a number in an answer is the one computed. */
    static void assertSame(Row figure, String column, JsonNode shown) {
        assertEquals(figure.number(column), shown.doubleValue(), EXACT, () -> column + " of " + figure);
    }

    private static Row row(List<String> header, List<String> fields) {
        Map<String, String> columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            columns.put(header.get(i), fields.get(i));
        }
        return new Row(columns);
    }

    /** Separated by commas, except those within quotation marks. No field goes over the end of a line. */
    private static List<String> fields(String line) {
        return Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)).map(field -> field.replace("\"", ""))
                .toList();
    }
}
