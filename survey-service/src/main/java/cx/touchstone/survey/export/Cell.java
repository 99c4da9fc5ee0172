package cx.touchstone.survey.export;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What stands in a field of a CSV file. */
final class Cell {

    /** What spreadsheets take for the beginning of a formula, in full width too, and what they skip in front of one. */
    private static final String DANGEROUS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?");

    private Cell() {
    }

    /** A value as text: a number stays one, anything else that a spreadsheet would calculate gets an apostrophe in front. */
    static String of(Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        String text = value.toString();
        boolean harmless = text.isEmpty() || DANGEROUS.indexOf(text.charAt(0)) < 0 || NUMBER.matcher(text).matches();
        return harmless ? text : "'" + text;
    }
}
