package cx.touchstone.journey.picture;

import java.util.Locale;
import java.util.stream.Collectors;

import cx.touchstone.journey.map.Remark;
import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.map.Touchpoint;
import cx.touchstone.journey.map.Words;
import cx.touchstone.journey.table.Csv;

/** A journey as text: for Mermaid, and for spreadsheets. */
final class TextPictures {

    /** Mermaid's scores run from 1 to 5, emotions from −2 to 2. */
    private static final int MIDDLE = 3;

    private TextPictures() {
    }

    /** A diagram of the kind {@code journey}; a touchpoint without a feeling stands in the middle. */
    static String mermaid(Picture picture) {
        StringBuilder text = new StringBuilder("journey\n    title ").append(plain(picture.name())).append('\n');
        for (Stage stage : picture.map().stages()) {
            text.append("    section ").append(plain(stage.name())).append('\n');
            for (Touchpoint touchpoint : stage.touchpoints()) {
                Double score = picture.scoreOf(touchpoint.key());
                text.append("      ").append(plain(touchpoint.name()))
                        .append(score == null ? "" : String.format(Locale.ROOT, " (%.0f)", score)).append(": ")
                        .append(MIDDLE + (touchpoint.feels() == null ? 0 : touchpoint.feels().emotion())).append(": ")
                        .append(touchpoint.team() == null ? "Customer" : plain(touchpoint.team()).replace(",", " "))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** What would end a name in a diagram is left out. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}:;#%]+", " ").strip();
    }

    static String csv(Picture picture) {
        StringBuilder csv = new StringBuilder(Csv.line("stage", "stage_name", "touchpoint", "touchpoint_name", "channels",
                "does",
                "thinks", "emotion", "feels", "pain_points", "opportunities", "team", "tools", "tags", "volume", "importance",
                "metrics", "score"));
        for (Stage stage : picture.map().stages()) {
            for (Touchpoint t : stage.touchpoints()) {
                csv.append(Csv.line(stage.key(), stage.name(), t.key(), t.name(),
                        t.channels().stream().map(Words::of).collect(Collectors.joining("; ")), t.does(), t.thinks(),
                        t.feels() == null ? null : t.feels().emotion(), t.feels() == null ? null : t.feels().words(),
                        t.painPoints().stream().map(Remark::text).collect(Collectors.joining("; ")),
                        t.opportunities().stream().map(Remark::text).collect(Collectors.joining("; ")), t.team(),
                        String.join("; ", t.tools()), String.join("; ", t.tags()), t.volume(), t.importance(),
                        t.metrics().stream().map(metric -> metric.metric()).collect(Collectors.joining("; ")),
                        picture.scoreOf(t.key())));
            }
        }
        return csv.toString();
    }
}
