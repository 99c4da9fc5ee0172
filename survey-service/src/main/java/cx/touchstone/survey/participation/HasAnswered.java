package cx.touchstone.survey.participation;

import cx.touchstone.kit.Refusal;

/** There is a complete response already, and one is all that is taken. */
public final class HasAnswered extends Refusal {

    private HasAnswered(String code, String detail) {
        super(Kind.CONFLICT, code, detail);
    }

    static HasAnswered before() {
        return new HasAnswered("already-answered", "You have answered this survey already; one response is taken.");
    }

    static HasAnswered byLink() {
        return new HasAnswered("link-used", "This link was used already; it takes one response.");
    }
}
