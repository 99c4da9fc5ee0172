package cx.touchstone.kit.planted.formula;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Looks at the clock, and into the database. */
public class ImpureFormula {
    public long now() {
        return Instant.now().toEpochMilli();
    }

    public boolean isStored(Connection database) throws SQLException {
        return database.isValid(1);
    }
}
