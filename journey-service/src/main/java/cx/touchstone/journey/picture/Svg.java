package cx.touchstone.journey.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the elements of a picture. Where a language runs from right to left, everything is mirrored here and nowhere else. */
final class Svg {

    /** Breadth of every picture, in its own pixels. */
    static final int WIDTH = 1_200;
    /** Breadth of a usual letter in parts of the size of the type; wider ones wrap a little late. */
    private static final double LETTER = 0.56;

    private final StringBuilder body = new StringBuilder();
    private final boolean mirrored;

    Svg(boolean rightToLeft) {
        this.mirrored = rightToLeft;
    }

    void box(double x, double y, double width, double height, String style) {
        add("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" %s/>", number(mirrored ? WIDTH - x - width : x), number(y),
                number(width), number(height), style);
    }

    void circle(double x, double y, double radius, String style) {
        add("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" %s/>", number(place(x)), number(y), number(radius), style);
    }

    void line(List<double[]> points, String style) {
        add("<polyline points=\"%s\" %s/>", String.join(" ",
                points.stream().map(point -> number(place(point[0])) + "," + number(point[1])).toList()), style);
    }

    /** One line of text that begins at x (or ends there, mirrored). */
    void text(double x, double y, int size, String style, String text) {
        add("<text x=\"%s\" y=\"%s\" font-size=\"%d\" %s>%s</text>", number(place(x)), number(y), size, style, escaped(text));
    }

    /** Text in at most so many lines; what does not fit ends in an ellipsis. */
    void paragraph(double x, double y, int size, double width, int lines, String style, String text) {
        List<String> wrapped = wrapped(text, Math.max(1, (int) (width / (size * LETTER))), lines);
        for (int i = 0; i < wrapped.size(); i++) {
            text(x, y + i * size * 1.25, size, style, wrapped.get(i));
        }
    }

    /** The whole document. */
    String document(double height, String title, String description) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %s" width="%d" height="%s" role="img" \
                aria-labelledby="title description" direction="%s" font-family="system-ui, sans-serif">
                <title id="title">%s</title>
                <desc id="description">%s</desc>
                %s</svg>
                """.formatted(WIDTH, number(height), WIDTH, number(height), mirrored ? "rtl" : "ltr", escaped(title),
                escaped(description), body);
    }

    private double place(double x) {
        return mirrored ? WIDTH - x : x;
    }

    private void add(String element, Object... values) {
        body.append(String.format(Locale.ROOT, element, values)).append('\n');
    }

    static List<String> wrapped(String text, int letters, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String whole = word;
            if (!line.isEmpty() && line.length() + 1 + whole.length() > letters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (whole.length() > letters) { // longer than a line by itself
                lines.add(whole.substring(0, letters));
                whole = whole.substring(letters);
            }
            line.append(line.isEmpty() ? "" : " ").append(whole);
        }
        lines.add(line.toString());
        if (lines.size() <= most) {
            return lines;
        }
        List<String> cut = new ArrayList<>(lines.subList(0, most));
        String last = cut.removeLast();
        cut.add(last.substring(0, Math.min(last.length(), letters - 1)).strip() + "…");
        return cut;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    /** Text as XML has it; characters that no XML may hold are left out. */
    private static String escaped(String text) {
        return text.replaceAll("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "").replace("&", "&amp;")
                .replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
