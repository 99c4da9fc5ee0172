package cx.touchstone.survey.collection;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.asRespondent;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.SurveyFixture.aContactOf;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.aPersonalLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.Ids;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.Race;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.StoredRows;
import cx.touchstone.survey.partial.ExpireResponses;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Whatever happens on the way, a respondent who keeps trying has one response, counted once: repeated and concurrent posts and
 * saves, responses that expire in between, a neighbour who is away, and connections that break at any moment, before a commit,
 * after it, or between a delivery and its note.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class OnceTest {

    private static final int RESPONDENTS = 12;
    private static final int STEPS = 8;
    private static final int TRY_AGAIN = 503;

    @Inject
    AgroalDataSource database;
    @Inject
    ExpireResponses expiry;
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;
    @ConfigProperty(name = "quarkus.datasource.username")
    String user;
    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private final String tenant = aTenant();

    /** One who answers by a link, in one piece under a key or step by step in a session. */
    private record Respondent(String link, boolean stepwise, String token, int rating) {

        private String answers(int restaurants) {
            return "{\"answers\": {\"recommend\": " + rating + ", \"restaurants\": " + restaurants + "}";
        }

        int complete() {
            String path = "/api/v1/public/surveys/" + link + "/responses";
            return stepwise ? asRespondent().body(answers(5) + ", \"complete\": true}").put(path + "/" + token).statusCode()
                    : asRespondent().header("Idempotency-Key", token).body(answers(5) + "}").post(path).statusCode();
        }

        void begin(int restaurants) {
            if (stepwise) {
                asRespondent().body(answers(restaurants) + "}").put("/api/v1/public/surveys/" + link + "/responses/" + token);
            }
        }
    }

    @AfterEach
    void theNeighbourIsBack() {
        ScoringNeighbour.isBack();
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3 })
    void whoever_keeps_trying_has_one_response_that_counts_once(long seed) {
        Random random = new Random(seed);
        String survey = anOpenSurveyOf(tenant, seed % 2 == 0 ? "\"settings\": {\"responseLimit\": " + RESPONDENTS + "}"
                : "\"settings\": {\"partialExpiry\": \"PT1H\"}");
        String open = aLinkTo(tenant, survey);
        List<Respondent> respondents = IntStream.range(0, RESPONDENTS).mapToObj(i -> new Respondent(
                random.nextBoolean() ? open : aPersonalLinkTo(tenant, survey, aContactOf(tenant, "{\"name\": \"" + i + "\"}")),
                random.nextBoolean(), Ids.next().toString(), i % 11)).toList();
        long[] seeds = random.longs(RESPONDENTS + 1).toArray();
        Race.of(RESPONDENTS + 1, i -> {
            if (i == RESPONDENTS) {
                trouble(new Random(seeds[i]));
            } else {
                answer(respondents.get(i), new Random(seeds[i]));
            }
            return i;
        });
        ScoringNeighbour.isBack();
        respondents.forEach(OnceTest::finish);

        StoredRows rows = new StoredRows(database, tenant);
        assertEquals(RESPONDENTS, rows.number("select count(*) from response where status = 'COMPLETE'"));
        assertEquals(RESPONDENTS, rows.number("select count(*) from response"));
        // Longer than a lease: a relay may have broken off without knowing what it had taken.
        eventually(Duration.ofSeconds(60),
                () -> assertEquals(0, rows.number("select count(*) from outbox where topic <> 'deeds'")));
        Map<String, String> ratings = rows.pairs("select id, answers ->> 'recommend' from response");
        ratings.forEach((id, rating) -> assertEquals(Map.of("recommend", Integer.parseInt(rating), "restaurants", 5),
                ScoringNeighbour.countedOf(id)));
        assertEquals(respondents.stream().map(Respondent::rating).sorted().toList(),
                ratings.values().stream().map(Integer::valueOf).sorted().toList());
        if (seed % 2 == 0) {
            assertEquals(RESPONDENTS, rows.number("select taken from response_count"));
        }
    }

    private void answer(Respondent respondent, Random random) {
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(4) == 0) {
                respondent.complete();
            } else {
                respondent.begin(random.nextInt(1, 5));
            }
        }
    }

    private static void finish(Respondent respondent) {
        int status = respondent.complete();
        for (int attempt = 0; attempt < 20 && status == TRY_AGAIN; attempt++) {
            status = respondent.complete();
        }
        assertTrue(Set.of(200, 201).contains(status), "answered " + status);
    }

    private void trouble(Random random) {
        for (int step = 0; step < 2 * STEPS; step++) {
            switch (random.nextInt(4)) {
                case 0 -> ScoringNeighbour.goesAway();
                case 1 -> ScoringNeighbour.isBack();
                case 2 -> everyConnectionBreaks();
                default -> leftResponsesExpire();
            }
        }
    }

    /** Whatever they are in the middle of. */
    private void everyConnectionBreaks() {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                var broken = connection.createStatement().executeQuery("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and usename = current_user and pid <> pg_backend_pid()""")) {
            broken.next();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void leftResponsesExpire() {
        try {
            new StoredRows(database, tenant)
                    .change("update response set expires_at = now() - interval '1 second' where status = 'STARTED'");
            expiry.expire();
        } catch (RuntimeException | AssertionError e) {
            // its connection was broken: the next one who looks does the same
        }
    }
}
