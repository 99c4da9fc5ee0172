package cx.touchstone.scoring.bulk;

import cx.touchstone.kit.Refusal;

/** The import takes no content now: it is done, or somebody else is sending it. */
public class ImportIsBusy extends Refusal {
    public ImportIsBusy(String code, String detail) {
        super(Kind.CONFLICT, code, detail);
    }
}
