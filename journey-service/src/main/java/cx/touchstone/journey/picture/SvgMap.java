package cx.touchstone.journey.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import cx.touchstone.journey.map.Remark;
import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.map.Touchpoint;
import cx.touchstone.journey.map.Words;

/**
 * A journey drawn: a band for each stage, in it four touchpoints to a row, above them the curve of what customers feel, on each
 * card its channels, its first open pain point, its weight and its score.
 */
final class SvgMap {

    private static final int MARGIN = 24;
    private static final int GAP = 16;
    private static final int IN_A_ROW = 4;
    private static final int CARD = (Svg.WIDTH - 2 * MARGIN - (IN_A_ROW - 1) * GAP) / IN_A_ROW;
    private static final int CARD_HEIGHT = 132;
    private static final int CURVE_HEIGHT = 84;
    private static final int INSET = 12;
    private static final int FIRST_BAND = 96;
    private static final String DARK = "fill=\"#1f2933\"";
    private static final String SOFT = "fill=\"#52606d\"";

    private final Picture picture;
    private final Svg svg;

    private SvgMap(Picture picture) {
        this.picture = picture;
        this.svg = new Svg(picture.rightToLeft());
    }

    static String of(Picture picture) {
        return new SvgMap(picture).draw();
    }

    private String draw() {
        svg.paragraph(MARGIN, 40, 24, Svg.WIDTH - 2 * MARGIN, 1, DARK + " font-weight=\"bold\"", picture.name());
        String below = picture.goal() == null ? "" : picture.goal();
        if (picture.lacksScores()) {
            below = below.isEmpty() ? "Scores cannot be shown now." : below + " · Scores cannot be shown now.";
        }
        if (!below.isEmpty()) {
            svg.paragraph(MARGIN, 68, 15, Svg.WIDTH - 2 * MARGIN, 1, SOFT, below);
        }
        double y = FIRST_BAND;
        for (Stage stage : picture.map().stages()) {
            y = band(stage, y);
        }
        return svg.document(y, picture.name(), description());
    }

    private double band(Stage stage, double top) {
        List<Touchpoint> touchpoints = stage.touchpoints();
        int rows = (touchpoints.size() + IN_A_ROW - 1) / IN_A_ROW;
        double height = 44 + rows * (double) (CURVE_HEIGHT + CARD_HEIGHT + GAP);
        svg.box(MARGIN / 2.0, top, Svg.WIDTH - MARGIN, height, "rx=\"10\" fill=\"#f5f7fa\"");
        svg.paragraph(MARGIN, top + 28, 18, Svg.WIDTH - 2 * MARGIN, 1, DARK + " font-weight=\"bold\"", stage.name());
        for (int row = 0; row < rows; row++) {
            double y = top + 44 + row * (double) (CURVE_HEIGHT + CARD_HEIGHT + GAP);
            List<Touchpoint> inRow = touchpoints.subList(row * IN_A_ROW,
                    Math.min(touchpoints.size(), (row + 1) * IN_A_ROW));
            curve(inRow, y);
            for (int i = 0; i < inRow.size(); i++) {
                card(inRow.get(i), left(i), y + CURVE_HEIGHT);
            }
        }
        return top + height + GAP;
    }

    private static double left(int place) {
        return MARGIN + place * (double) (CARD + GAP);
    }

    /** What customers feel: +2 at the top, −2 at the bottom; who says nothing has no point. */
    private void curve(List<Touchpoint> inRow, double top) {
        double middle = top + CURVE_HEIGHT / 2.0;
        svg.line(List.of(new double[] { MARGIN, middle }, new double[] { Svg.WIDTH - MARGIN, middle }),
                "fill=\"none\" stroke=\"#cbd2d9\" stroke-dasharray=\"4 4\"");
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < inRow.size(); i++) {
            if (inRow.get(i).feels() != null) {
                points.add(new double[] { left(i) + CARD / 2.0, middle - inRow.get(i).feels().emotion() * 16.0 });
            }
        }
        if (points.size() > 1) {
            svg.line(points, "fill=\"none\" stroke=\"#0b6bcb\" stroke-width=\"2\"");
        }
        points.forEach(point -> svg.circle(point[0], point[1], 6, "fill=\"#0b6bcb\""));
    }

    private void card(Touchpoint touchpoint, double x, double y) {
        double inside = CARD - 2 * INSET;
        svg.box(x, y, CARD, CARD_HEIGHT, "rx=\"8\" fill=\"#ffffff\" stroke=\"#cbd2d9\"");
        Double score = picture.scoreOf(touchpoint.key());
        double forName = score == null ? inside : inside - 48;
        svg.paragraph(x + INSET, y + 24, 15, forName, 2, DARK + " font-weight=\"bold\"", touchpoint.name());
        if (score != null) {
            svg.box(x + CARD - 56, y + 8, 46, 24, "rx=\"12\" fill=\"#0b6bcb\"");
            svg.text(x + CARD - 46, y + 25, 14, "fill=\"#ffffff\" font-weight=\"bold\"",
                    String.format(Locale.ROOT, "%.0f", score));
        }
        String channels = touchpoint.channels().stream().map(Words::of).collect(Collectors.joining(" · "));
        if (!channels.isEmpty()) {
            svg.paragraph(x + INSET, y + 64, 12, inside, 1, SOFT, channels);
        }
        touchpoint.painPoints().stream().filter(SvgMap::hurts).findFirst()
                .ifPresent(pain -> svg.paragraph(x + INSET, y + 84, 12,
                        inside, 2, "fill=\"#a61b1b\"", "⚠ " + pain.text()));
        svg.box(x + INSET, y + CARD_HEIGHT - 14, inside, 5, "rx=\"2\" fill=\"#e4e7eb\"");
        if (touchpoint.importance() > 0) {
            svg.box(x + INSET, y + CARD_HEIGHT - 14, inside * touchpoint.importance() / 100, 5, "rx=\"2\" fill=\"#52606d\"");
        }
    }

    private static boolean hurts(Remark pain) {
        return pain.status() == Remark.Status.OPEN || pain.status() == Remark.Status.IN_PROGRESS;
    }

    /** The picture in words, for those who do not see it. */
    private String description() {
        return picture.map().stages().stream().map(stage -> stage.name() + ": " + stage.touchpoints().stream()
                .map(this::inWords).collect(Collectors.joining("; "))).collect(Collectors.joining(". "));
    }

    private String inWords(Touchpoint touchpoint) {
        Double score = picture.scoreOf(touchpoint.key());
        return touchpoint.name() + (touchpoint.feels() == null ? "" : ", emotion " + touchpoint.feels().emotion())
                + (score == null ? "" : String.format(Locale.ROOT, ", score %.0f", score));
    }
}
