package cx.touchstone.survey.partial;

import cx.touchstone.kit.Refusal;

/** What is complete is not answered any further. */
public final class ResponseIsComplete extends Refusal {
    ResponseIsComplete() {
        super(Kind.CONFLICT, "response-complete", "This response is complete already.");
    }
}
