package cx.touchstone.survey.participation;

import cx.touchstone.kit.Refusal;

/** What is sent was taken before, and is no more known by its key: it was removed, or made anonymous. */
public final class ResponseIsGone extends Refusal {
    public ResponseIsGone() {
        super(Kind.GONE, "response-gone", "This response was taken before. It has been removed or made anonymous since.");
    }
}
