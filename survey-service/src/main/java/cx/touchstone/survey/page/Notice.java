package cx.touchstone.survey.page;

import java.util.Map;

import cx.touchstone.survey.wording.Wording;

/** Why somebody cannot answer, or not now: said kindly. */
public record Notice(String title, String text) {

    /** What refusals mean for somebody who only wanted to answer; the usual one is called as the refusal is. */
    private static final Map<String, String> MEANINGS = Map.of("survey-unknown", "link-invalid", "not-found", "link-invalid",
            "survey-not-published", "link-invalid", "idempotency-key-reused", "already-answered", "response-complete",
            "already-answered", "overloaded", "unavailable", "looks-automated", "refused", "invalid-request", "refused");

    /** @param code of a refusal or failure */
    static Notice of(String code, Wording wording) {
        String meant = MEANINGS.getOrDefault(code, code);
        String key = "page." + (wording.has("page." + meant + ".title") ? meant : "failed");
        return new Notice(wording.get(key + ".title"), wording.get(key + ".text"));
    }
}
