package cx.touchstone.journey.table;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Lines of comma-separated values (RFC 4180) that no spreadsheet calculates. */
public final class Csv {

    /** A cell that begins with one of these may be taken for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {
    }

    /** A line with its end; null is an empty cell, numbers stay what they are. */
    public static String line(Object... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (!(value instanceof Number) && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
