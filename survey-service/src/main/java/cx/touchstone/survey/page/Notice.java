package cx.touchstone.survey.page;

import java.util.Map;

import cx.touchstone.survey.wording.Wording;

/**
 * Why somebody cannot answer, or not now: said kindly.
 *
 * @param again what asks for the same once more, when waiting helps; else null
 * @param retry what is written on it
 */
public record Notice(String title, String text, Again again, String retry) {

    /** What refusals mean for somebody who only wanted to answer; the usual one is called as the refusal is. */
    private static final Map<String, String> MEANINGS = Map.of("survey-unknown", "link-invalid", "not-found", "link-invalid",
            "survey-not-published", "link-invalid", "idempotency-key-reused", "already-answered", "response-complete",
            "already-answered", "overloaded", "unavailable", "looks-automated", "refused", "invalid-request", "refused");

    /**
     * @param code of a refusal or failure
     * @param again null when waiting does not help
     */
    static Notice of(String code, Wording wording, Again again) {
        // Whoever has not come by the questions can wait for as long as he likes.
        String meant = code.equals("too-fast") && again == null ? "refused" : MEANINGS.getOrDefault(code, code);
        String key = "page." + (wording.has("page." + meant + ".title") ? meant : "failed");
        return new Notice(wording.get(key + ".title"), wording.get(key + ".text"), again, wording.get("retry"));
    }
}
