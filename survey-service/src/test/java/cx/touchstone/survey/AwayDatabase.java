package cx.touchstone.survey;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database as it goes away and comes back, done by its administrator. */
public final class AwayDatabase implements AutoCloseable {

    private static final String ADMINISTRATOR = "postgres";
    private static final String BREAK = "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = '%1$s'";

    private final Connection administrator;
    /** As whom the service comes. */
    private final String service;

    public AwayDatabase() throws SQLException {
        Config config = ConfigProvider.getConfig();
        administrator = DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class),
                ADMINISTRATOR, "");
        service = config.getValue("quarkus.datasource.username", String.class);
    }

    /** Every connection of the service breaks, whatever it is in the middle of. */
    public void breaksEveryConnection() throws SQLException {
        run(BREAK.formatted(service));
    }

    /**
     * Every connection of the service breaks, at a moment when nobody uses one and nobody has just used one.
     *
     * @return whether that moment is now; if not, all are as they were
     */
    public boolean breaksEveryIdleConnection() throws SQLException {
        return run((BREAK + """
                and (select bool_and(state = 'idle' and state_change < clock_timestamp() - interval '0.2 s')
                   from pg_stat_activity where usename = '%1$s')""").formatted(service)) > 0;
    }

    /** Every connection breaks, and there is none to be had. */
    public void goesAway() throws SQLException {
        administrator.createStatement().execute("alter role " + service + " connection limit 0");
        breaksEveryConnection();
    }

    public void isBack() throws SQLException {
        administrator.createStatement().execute("alter role " + service + " connection limit -1");
    }

    private int run(String sql) throws SQLException {
        try (var statement = administrator.createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        isBack();
        administrator.close();
    }
}
