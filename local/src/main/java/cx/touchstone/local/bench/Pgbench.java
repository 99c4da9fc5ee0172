package cx.touchstone.local.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cx.touchstone.kit.testing.PostgresCluster;
import cx.touchstone.local.CannotStart;

/** The yardstick: pgbench with the same two inserts, durable, on the same server, into tables of the same shape. */
final class Pgbench {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final String DATABASE = "survey_service";

    private final PostgresCluster server;
    private final Path script;

    Pgbench(PostgresCluster server, String answers, String observations) throws IOException, SQLException {
        this.server = server;
        script = Files.createTempFile("two-inserts", ".sql");
        Files.writeString(script,
                """
                        begin;
                        insert into bench_response (tenant_id, id, survey_id, version, answers, channel, locale, weight, attributes, responded_at)
                        values ('demo', gen_random_uuid(), '00000000-0000-7000-8000-000000000000', 1, '%s', 'web', 'en', 1, '{}', now());
                        insert into bench_outbox (tenant_id, id, topic, payload) values ('demo', gen_random_uuid(), 'observations', '%s');
                        commit;
                        """
                        .formatted(answers, observations));
        try (Connection connection = server.connect(DATABASE); Statement statement = connection.createStatement()) {
            // No policies on these: the yardstick pays nothing for isolation.
            statement.execute("drop table if exists bench_response, bench_outbox");
            statement.execute("create table bench_response (like response including all)");
            statement.execute("create table bench_outbox (like outbox including all)");
        }
    }

    /** @throws CannotStart saying what to install */
    static void mustBeThere() throws InterruptedException {
        try {
            new ProcessBuilder("pgbench", "--version").redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start()
                    .waitFor();
        } catch (IOException e) {
            throw new CannotStart("The benchmark needs pgbench on the PATH (Debian: apt-get install postgresql-contrib).");
        }
    }

    /** Transactions per second. */
    double run(int connections, Duration time) throws IOException, InterruptedException {
        return run(server, DATABASE, script, connections, time);
    }

    /** Transactions per second of any script. */
    static double run(PostgresCluster server, String database, Path script, int connections, Duration time)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("pgbench", "-n", "-M", "prepared", "-f", script.toString(), "-c",
                String.valueOf(connections), "-j", "2", "-T", String.valueOf(time.toSeconds()), "-h", "localhost", "-p",
                server.url("").replaceAll(".*:(\\d+)/", "$1"), "-U", "postgres", database).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", server.password());
        Process pgbench = builder.start();
        String output = new String(pgbench.getInputStream().readAllBytes());
        pgbench.waitFor();
        Matcher tps = TPS.matcher(output);
        if (!tps.find()) {
            throw new CannotStart("pgbench failed: " + output);
        }
        return Double.parseDouble(tps.group(1));
    }
}
