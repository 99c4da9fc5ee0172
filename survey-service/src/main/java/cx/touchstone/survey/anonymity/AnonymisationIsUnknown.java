package cx.touchstone.survey.anonymity;

import cx.touchstone.kit.Refusal;

/** The survey was never made anonymous. */
public class AnonymisationIsUnknown extends Refusal {
    public AnonymisationIsUnknown() {
        super(Kind.UNKNOWN, "anonymisation-unknown", "Nobody has asked to make this survey anonymous.");
    }
}
