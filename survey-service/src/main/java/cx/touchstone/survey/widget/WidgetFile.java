package cx.touchstone.survey.widget;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import cx.touchstone.kit.Idempotency;

/**
 * A file of the widget as browsers get it.
 *
 * @param tag names its content: the same tag, the same bytes
 */
record WidgetFile(String content, String tag) {

    /** In the order in which they build on each other. */
    private static final List<String> PARTS = List.of("texts", "flow", "answers", "unsent", "style", "controls", "fields",
            "survey", "loading", "element");
    /** Explanations are for those who read the parts; a line that begins one is nothing else. */
    private static final Pattern COMMENTS = Pattern.compile("(?ms)^ *(?:/\\*\\*.*?\\*/|//[^\\n]*)\\n");
    private static final Pattern INDENTATION = Pattern.compile("(?m)^ +|^\\n");

    /** The parts of the script as one, which leaves no name behind on the page. */
    static WidgetFile script() {
        String parts = PARTS.stream().map(part -> read(part + ".js")).collect(Collectors.joining("\n"));
        String bare = INDENTATION.matcher(COMMENTS.matcher(parts).replaceAll("")).replaceAll("");
        return of("(() => {\n'use strict';\n" + bare + "})();\n");
    }

    static WidgetFile of(String content) {
        return new WidgetFile(content,
                "W/\"" + Idempotency.hash(content.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + '"');
    }

    /** One that stands in {@code src/main/resources/widget}. */
    static String read(String name) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream("widget/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
