package cx.touchstone.survey.checking;

/**
 * How well two colours can be told apart: the contrast ratio of WCAG 2.2, 1 (the same) to 21 (black on white). Text needs
 * {@value #TEXT}.
 *
 * @see <a href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">contrast ratio</a>
 */
public final class Contrast {

    /** What success criterion 1.4.3 asks of text. */
    public static final double TEXT = 4.5;

    private Contrast() {
    }

    /** The ratio of two colours, {@code #rrggbb}. */
    public static double ratio(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** Black or white, whichever is read better on this colour. */
    public static String readableOn(String colour) {
        return ratio("#ffffff", colour) >= ratio("#000000", colour) ? "#ffffff" : "#000000";
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
