package cx.touchstone.survey.response;

import cx.touchstone.kit.Refusal;

/** There is no such response for this tenant. */
public class ResponseIsUnknown extends Refusal {
    public ResponseIsUnknown() {
        super(Kind.UNKNOWN, "response-unknown", "There is no such response.");
    }
}
