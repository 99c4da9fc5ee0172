package cx.touchstone.survey.correction;

import cx.touchstone.kit.Refusal;

/** The respondent is still answering: what he has said so far is his to change. */
public class ResponseIsStillOpen extends Refusal {
    public ResponseIsStillOpen() {
        super(Kind.CONFLICT, "response-started", "The response is still being answered and cannot be corrected yet.");
    }
}
