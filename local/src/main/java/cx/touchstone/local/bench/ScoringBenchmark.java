package cx.touchstone.local.bench;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import cx.touchstone.local.Platform;
import cx.touchstone.local.Service;

/**
 * What a score costs to read, the more observations there are, beside the same question to the raw observations; how many
 * observations a second are taken, as a ratio to what pgbench inserts; and how soon one shows in its score.
 */
final class ScoringBenchmark {

    private static final String DATABASE = "scoring_service";
    private static final int[] SENDERS = { 1, 8, 16 };
    private static final int BATCH = 100;
    private static final int READS = 400;
    private static final int WARM_UP = 1_000;
    private static final int PROBES = 200;
    private static final int YEAR = 365;

    private final Platform platform;
    private final Bench.Extent extent;
    private final URI observations;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    /** A question about scores, and the same in SQL. */
    private record Question(String name, String query, String apart, String condition) {
    }

    ScoringBenchmark(Platform platform, Bench.Extent extent) {
        this.platform = platform;
        this.extent = extent;
        this.observations = URI.create(platform.service(Service.SCORING).url() + "/api/v1/observations");
    }

    void run() throws IOException, InterruptedException, SQLException {
        dimensions();
        for (long size : extent.observations()) {
            YearOfObservations.load(platform.postgres(), DATABASE, count(), size);
            System.out.printf("%n%,d observations: %.0f bytes each on disk%n", count(), bytesEach());
            for (Question question : questions()) {
                read(question);
            }
        }
        double rate = 0;
        PgbenchBatches pgbench = new PgbenchBatches(platform.postgres(), DATABASE, BATCH);
        for (int senders : SENDERS) {
            rate = intake(pgbench, senders, Duration.ZERO);
        }
        intake(pgbench, SENDERS[1], Duration.ofDays(YEAR));
        freshness(rate / 2);
    }

    /** Two attributes and their pair, before there is anything to count. */
    private void dimensions() throws SQLException {
        execute("""
                insert into tally_family (tenant_id, family, attribute, second_attribute, state)
                values ('demo', 16, 'gate', null, 'READY'), ('demo', 17, 'age', null, 'READY'), ('demo', 18, 'gate', 'age', 'READY')
                on conflict do nothing""");
    }

    private List<Question> questions() {
        LocalDate month = today.minusMonths(1).withDayOfMonth(1);
        String lastMonth = period("from", "to", month, month.plusMonths(1).minusDays(1));
        String beforeThat = period("compareFrom", "compareTo", month.minusMonths(1), month.minusDays(1));
        String lastDays = period("from", "to", today.minusDays(29), today);
        String year = period("from", "to", month.minusMonths(10), today);
        return List.of(
                new Question("nps, last month", "metric=nps" + lastMonth, "", "metric = 'nps'" + in(month, 31)),
                new Question("nps at one touchpoint, eleven months and the days since", "metric=nps&touchpoint=place-7" + year,
                        "",
                        "metric = 'nps' and touchpoint = 'place-7'" + in(month.minusMonths(10), YEAR)),
                new Question("csat by touchpoint, 30 days", "metric=csat&groupBy=touchpoint" + lastDays, "touchpoint, ",
                        "metric = 'csat'" + in(today.minusDays(29), 30)),
                new Question("csat by gate and touchpoint, eleven months and more",
                        "metric=csat&groupBy=touchpoint,attribute:gate" + year,
                        "touchpoint, attributes ->> 'gate', ", "metric = 'csat'" + in(month.minusMonths(10), YEAR)),
                new Question("median response time, eleven months and more", "metric=first_response_time" + year, "",
                        "metric = 'first_response_time'" + in(month.minusMonths(10), YEAR)),
                new Question("effort, against the month before", "metric=ces_7" + lastMonth + beforeThat, "",
                        "metric = 'ces_7'" + in(month.minusMonths(1), 62)));
    }

    private static String period(String from, String to, LocalDate first, LocalDate last) {
        return "&" + from + "=" + first + "&" + to + "=" + last;
    }

    private static String in(LocalDate first, int days) {
        return " and observed_at >= '" + first + "' and observed_at < '" + first.plusDays(days) + "'";
    }

    private void read(Question question) throws IOException, SQLException {
        URI target = URI.create(platform.service(Service.SCORING).url() + "/api/v1/scores?" + question.query);
        byte[] request = KeptConnection.get(target, bearer("scores:read"));
        double[] millis = new double[READS];
        try (KeptConnection connection = new KeptConnection(target)) {
            for (int i = -WARM_UP; i < READS; i++) {
                long begin = System.nanoTime();
                KeptConnection.Answer answer = connection.send(request);
                if (answer.status() != 200 || answer.text().contains("\"items\":[]")) {
                    throw new IllegalStateException(question.name + ": " + answer.status() + " " + answer.text());
                }
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - begin) / 1e6;
                }
            }
        }
        Arrays.sort(millis);
        System.out.printf("  %-55s p50 %5.1f ms, p99 %5.1f ms; from raw observations %8.1f ms%n", question.name,
                millis[READS / 2], millis[READS * 99 / 100],
                new SqlYardstick(platform.postgres(), DATABASE).millis(question.apart, question.condition));
    }

    /** @param within how long ago they were observed at most */
    private double intake(PgbenchBatches pgbench, int senders, Duration within) throws IOException, InterruptedException {
        Load load = sending(new GeneratedObservations("by-" + senders + "-" + within, within));
        load.flatOut(senders, extent.time());
        double yardstick = pgbench.run(senders, extent.time());
        Load.Result ours = load.flatOut(senders, extent.time());
        double rate = BATCH * ours.perSecond();
        System.out.printf(
                "%2d senders of batches of %d of %s: pgbench %7.0f rows/s, observations taken %7.0f/s (p99 %.0f ms,"
                        + " %d refused), ratio %.2f%n",
                senders, BATCH, within.isZero() ? "this moment" : "the last " + within.toDays() + " days", yardstick, rate,
                ours.millis(0.99), ours.refused(), rate / yardstick);
        return rate;
    }

    private void freshness(double rate) throws IOException, InterruptedException {
        Load others = sending(new GeneratedObservations("others", Duration.ZERO));
        Thread busy = Thread.ofVirtual().start(() -> {
            try {
                others.atRate(SENDERS[2], Duration.ofDays(1), rate / BATCH);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        double[] millis = new double[PROBES];
        URI score = URI.create(platform.service(Service.SCORING).url() + "/api/v1/scores?metric=nps&touchpoint=probe");
        byte[] read = KeptConnection.get(score, bearer("scores:read"));
        String write = bearer("signals:write");
        try (KeptConnection connection = new KeptConnection(score)) {
            for (int i = -5; i < PROBES; i++) {
                connection.send(KeptConnection.post(observations, write, """
                        {"observations":[{"source":"probe","id":"%s","metric":"nps","value":9,"observedAt":"%s",
                        "touchpoint":"probe"}]}""".formatted(Instant.now(), Instant.now())));
                long accepted = System.nanoTime();
                String wished = "\"n\":" + (i + 6) + ",";
                while (i >= 0 && !connection.send(read).text().contains(wished)) {
                    Thread.onSpinWait();
                }
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - accepted) / 1e6;
                }
            }
        } finally {
            busy.interrupt();
            busy.join();
        }
        Arrays.sort(millis);
        System.out.printf(
                "accepted to visible at %.0f observations/s (half): p50 %.0f ms, p99 %.0f ms, slowest %.0f ms of %d%n",
                rate, millis[PROBES / 2], millis[PROBES * 99 / 100], millis[PROBES - 1], PROBES);
    }

    private Load sending(GeneratedObservations generated) {
        String bearer = bearer("signals:write");
        return new Load(observations, 207, () -> KeptConnection.post(observations, bearer, generated.batch(BATCH)));
    }

    private String bearer(String scope) {
        return platform.bearer(Service.SCORING, Platform.TENANT, Set.of(scope));
    }

    private long count() throws SQLException {
        return number("select count(*) from observation_name");
    }

    private double bytesEach() throws SQLException {
        return number("""
                select sum(pg_total_relation_size(oid)) from pg_class
                where relnamespace = 'raw'::regnamespace and relkind = 'r'
                    or oid in ('observation_name'::regclass, 'tally'::regclass)""") / (double) count();
    }

    private long number(String query) throws SQLException {
        try (Connection connection = platform.postgres().connect(DATABASE);
                ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = platform.postgres().connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
