package cx.touchstone.scoring.bulk;

import cx.touchstone.kit.Refusal;

/** There is no such import for this tenant. */
public class ImportIsUnknown extends Refusal {
    public ImportIsUnknown() {
        super(Kind.UNKNOWN, "import-unknown", "There is no such import.");
    }
}
