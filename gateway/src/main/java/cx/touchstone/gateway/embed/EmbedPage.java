package cx.touchstone.gateway.embed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import cx.touchstone.gateway.overview.OverviewMap;
import cx.touchstone.gateway.overview.OverviewMap.OverviewStage;
import cx.touchstone.gateway.overview.OverviewMap.OverviewTouchpoint;
import cx.touchstone.gateway.overview.OverviewScores;
import cx.touchstone.gateway.overview.OverviewScores.MeasuredTouchpoint;
import cx.touchstone.gateway.overview.OverviewScores.OverviewGap;
import cx.touchstone.gateway.overview.OverviewView;
import cx.touchstone.gateway.wording.Wording;

/** An overview as a page: headings, tables with captions and headers, and the map as a picture that says what it shows. */
final class EmbedPage {

    private static final String STYLE = """
            body{margin:1rem;font:1rem/1.5 system-ui,sans-serif;color:#1f2933;background:#fff}
            h1{font-size:1.5rem}h2{font-size:1.2rem}.map{overflow-x:auto}.map svg{max-width:100%;height:auto}
            table{border-collapse:collapse;margin:1rem 0}caption{text-align:start;font-weight:bold}
            th,td{border:1px solid #7b8794;padding:.3rem .6rem;text-align:start}td.n{text-align:end}
            .missing{border:2px solid #a61b1b;padding:.5rem 1rem}""";

    private final OverviewView overview;
    private final Wording wording;
    private final Map<String, String> names = new HashMap<>();

    private EmbedPage(OverviewView overview, Wording wording) {
        this.overview = overview;
        this.wording = wording;
        if (overview.map() != null) {
            overview.map().stages().forEach(stage -> stage.touchpoints().forEach(one -> names.put(one.key(), one.name())));
        }
    }

    /** @param picture SVG; null when there is none now */
    static String of(OverviewView overview, String picture, Wording wording) {
        return new EmbedPage(overview, wording).draw(picture);
    }

    /** What the page may do, and who may frame it: nothing from elsewhere, and nobody who is not allowed. */
    static String policy(List<String> sites) {
        return "default-src 'none'; style-src 'sha256-" + fingerprint() + "'; base-uri 'none'; form-action 'none'; "
                + "frame-ancestors " + (sites.isEmpty() ? "'none'" : String.join(" ", sites));
    }

    private static String fingerprint() {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String draw(String picture) {
        OverviewMap map = overview.map();
        String title = map == null ? said("journey") : escaped(map.name());
        return """
                <!DOCTYPE html>
                <html lang="%s" dir="%s"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width">
                <title>%s</title><style>%s</style></head><body><main>
                <h1 dir="auto">%s</h1>
                %s%s%s%s%s</main></body></html>
                """.formatted(wording.language(), wording.direction(), title, STYLE, title,
                map == null || map.goal() == null ? ""
                        : "<p dir=\"auto\">" + escaped(map.goal()) + "</p>\n",
                summary(), picture(picture), touchpoints(), gaps());
    }

    private String summary() {
        OverviewScores scores = overview.scores();
        String missing = overview.missing().stream()
                .map(part -> "<p class=\"missing\" role=\"status\">" + said("missing." + part.part()) + "</p>\n")
                .collect(Collectors.joining());
        if (scores == null) {
            return missing;
        }
        String score = scores.score() == null ? said("not-measured")
                : wording.get("overview.of-100", number(scores.score(), "%.0f"));
        String coverage = "; " + wording.get("overview.coverage", number(scores.coverage(), "%.0f"));
        return missing + "<p>" + wording.get("overview.score", "<strong>" + score + "</strong>") + coverage + ".</p>\n";
    }

    private String picture(String picture) {
        return picture == null ? ""
                : "<h2 id=\"map\">" + said("map")
                        + "</h2>\n<div class=\"map\" role=\"region\" aria-labelledby=\"map\" tabindex=\"0\">" + picture
                        + "</div>\n";
    }

    private String touchpoints() {
        Map<String, MeasuredTouchpoint> measured = overview.scores() == null ? Map.of()
                : overview.scores().touchpoints().stream()
                        .collect(Collectors.toMap(MeasuredTouchpoint::key, one -> one, (a, b) -> a));
        String rows = overview.map() == null
                ? measured.values().stream().map(one -> row("", one.key(), one.importance(), null, one))
                        .collect(Collectors.joining())
                : overview.map().stages().stream().map(stage -> rows(stage, measured)).collect(Collectors.joining());
        return table("touchpoints", List.of("touchpoint", "stage", "importance", "contacts", "scored", "answers"), rows);
    }

    private String rows(OverviewStage stage, Map<String, MeasuredTouchpoint> measured) {
        return stage.touchpoints().stream()
                .map(one -> row(stage.name(), one.name(), one.importance(), one, measured.get(one.key())))
                .collect(Collectors.joining());
    }

    private String row(String stage, String name, double importance, OverviewTouchpoint drawn,
            MeasuredTouchpoint measured) {
        return "<tr>" + head(name) + "<td dir=\"auto\">" + escaped(stage) + "</td>" + cell(number(importance, "%.0f"))
                + cell(drawn == null || drawn.volume() == null ? "" : String.valueOf(drawn.volume()))
                + cell(measured == null ? said("not-known")
                        : measured.withheld() ? said("too-few")
                                : measured.score() == null ? said("not-measured") : number(measured.score(), "%.0f"))
                + cell(measured == null || measured.n() == null ? "" : String.valueOf(measured.n())) + "</tr>\n";
    }

    private String gaps() {
        if (overview.gaps() == null || overview.gaps().isEmpty()) {
            return overview.gaps() == null ? "" : "<p>" + said("reached") + "</p>\n";
        }
        return table("missed", List.of("touchpoint", "metric", "value", "target", "gap", "answers"),
                overview.gaps().stream().map(this::row).collect(Collectors.joining()));
    }

    private String row(OverviewGap gap) {
        return "<tr>" + head(names.getOrDefault(gap.touchpoint(), gap.touchpoint())) + "<td>" + escaped(gap.metric()) + "</td>"
                + cell(number(gap.value(), "%.1f")) + cell(number(gap.target(), "%.1f"))
                + cell(number(gap.gap(), "%.1f")) + cell(gap.n() == null ? "" : String.valueOf(gap.n())) + "</tr>\n";
    }

    private String table(String caption, List<String> columns, String rows) {
        return "<table><caption>" + said(caption) + "</caption><thead><tr>" + columns.stream()
                .map(column -> "<th scope=\"col\">" + said(column) + "</th>").collect(Collectors.joining())
                + "</tr></thead><tbody>\n" + rows + "</tbody></table>\n";
    }

    private static String head(String text) {
        return "<th scope=\"row\" dir=\"auto\">" + escaped(text) + "</th>";
    }

    private static String cell(String text) {
        return "<td class=\"n\" dir=\"auto\">" + text + "</td>";
    }

    private static String number(Double value, String form) {
        return value == null ? "" : String.format(Locale.ROOT, form, value);
    }

    private String said(String key) {
        return wording.get("overview." + key);
    }

    private static String escaped(String text) {
        return text == null ? ""
                : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
