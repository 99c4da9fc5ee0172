package cx.touchstone.survey.correction;

import cx.touchstone.kit.Refusal;

/** The response has as many tags or notes as it may have. */
public class TooManyRemarks extends Refusal {
    public TooManyRemarks(String code, String detail) {
        super(Kind.CONFLICT, code, detail);
    }
}
