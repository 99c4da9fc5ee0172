package cx.touchstone.kit.planted.formula;

import java.time.Instant;

/** Looks at the clock. */
public class ImpureFormula {
    public long now() {
        return Instant.now().toEpochMilli();
    }
}
