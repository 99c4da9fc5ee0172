package cx.touchstone.scoring.counts;

import cx.touchstone.kit.Refusal;

/** The question would take more rows, or go through more observations, than one question may. */
public final class TooMuchToCount extends Refusal {

    /** That one statement returns at most: an attribute with a value per person must not fill the memory. */
    public static final int MOST_ROWS = 100_000;

    private TooMuchToCount(String code, String detail) {
        super(Kind.INVALID, code, detail);
    }

    /** Refuses more groups than anybody reads. */
    public static void checkRows(int rows) {
        if (rows > MOST_ROWS) {
            throw tooManyGroups();
        }
    }

    private static TooMuchToCount tooManyGroups() {
        return new TooMuchToCount("too-many-groups",
                "This divides the observations into too many groups: ask for fewer metrics,"
                        + " a shorter period or an attribute with fewer values.");
    }

    /** Too many observations to go through one by one: the attribute must be counted as they come. */
    static TooMuchToCount needsADimension() {
        return new TooMuchToCount("needs-a-dimension", "There are too many observations to go through them one by one: declare"
                + " the attributes of the question, and pairs of them, as dimensions, or ask for fewer metrics.");
    }
}
