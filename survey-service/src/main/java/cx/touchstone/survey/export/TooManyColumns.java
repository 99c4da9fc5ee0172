package cx.touchstone.survey.export;

import cx.touchstone.kit.Refusal;

/** The responses have more different attributes than a table can show. */
public class TooManyColumns extends Refusal {
    public TooManyColumns(int most) {
        super(Kind.CONFLICT, "too-many-columns",
                "The responses have more than " + most + " different attributes: narrow the filter, or export as ndjson.");
    }
}
