package cx.touchstone.gateway.respondent;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;

import cx.touchstone.gateway.wording.Wording;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * Why a respondent cannot answer now, where the service that has the pages does not say it itself: as kindly, and in his
 * language.
 */
public final class NoticePage {

    private static final String PAGES = "/s/";
    private static final String STYLE = """
            body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;color:#1f2933;background:#fff;overflow-wrap:anywhere}
            main{max-inline-size:42rem;margin-inline:auto;padding:1rem}h1{font-size:1.375rem;line-height:1.3;margin:0 0 .75rem}
            a{display:inline-block;min-block-size:2.75rem;padding:.5rem 1.5rem;border:2px solid;border-radius:.5rem;color:inherit}""";
    /** Nothing is loaded from anywhere, nothing runs, and nobody shows the page within his own. */
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + fingerprint()
            + "'; img-src data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
    /**
     * What refusals and failures mean for somebody who only wanted to answer; of the others all that is said is that it failed.
     */
    private static final Map<String, String> MEANINGS = Map.of("service-unavailable", "unavailable", "service-timeout",
            "unavailable", "service-interrupted", "unavailable", "overloaded", "unavailable", "rate-limited", "rate-limited",
            "too-large", "too-large", "invalid-address", "link-invalid");

    private NoticePage() {
    }

    /** Whether people look at what is answered there. */
    public static boolean isFor(String path) {
        return path != null && path.startsWith(PAGES);
    }

    /**
     * The page, whose headers it sets.
     *
     * @param code of a refusal or failure
     * @param passes whether the same may be taken later
     */
    public static String of(String code, boolean passes, HttpServerRequest request, MultiMap headers) {
        Wording wording = Wording.of(request.getParam("language"), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE), null);
        String key = "page." + MEANINGS.getOrDefault(code, "failed");
        headers.set(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8").set(HttpHeaders.CONTENT_LANGUAGE, wording.language())
                .set(HttpHeaders.CACHE_CONTROL, "no-store").set("Content-Security-Policy", POLICY);
        // What was sent with a form stays with the browser: its way back leads there.
        String again = passes && request.method() == HttpMethod.GET
                ? "<p><a href=\"" + escaped(request.uri()) + "\">" + wording.get("retry") + "</a></p>\n"
                : "";
        return """
                <!doctype html>
                <html lang="%s" dir="%s">
                <head>
                <meta charset="utf-8">
                <title>%3$s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <link rel="icon" href="data:,">
                <style>%4$s</style>
                </head>
                <body>
                <main>
                <h1>%3$s</h1>
                <p>%5$s</p>
                %6$s</main>
                </body>
                </html>
                """.formatted(wording.language(), wording.direction(), wording.get(key + ".title"), STYLE,
                wording.get(key + ".text"), again);
    }

    private static String fingerprint() {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
