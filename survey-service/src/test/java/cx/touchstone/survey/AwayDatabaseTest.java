package cx.touchstone.survey;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What callers and neighbours notice of a database that goes away and comes back. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class AwayDatabaseTest {

    private static final int CALLERS = 32;
    /** Shorter than the lease under which the outbox takes messages. */
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    AgroalDataSource pool;

    private final String tenant = aTenant();
    private AwayDatabase database;

    @BeforeEach
    void itIsThere() throws SQLException {
        database = new AwayDatabase();
    }

    @AfterEach
    void itIsBack() throws SQLException {
        database.close();
    }

    @Test
    void connections_that_broke_while_nobody_used_them_fail_nobody() {
        String survey = anOpenSurveyOf(tenant);
        assertEquals(CALLERS, Collections.frequency(Race.of(CALLERS, i -> reading(survey)), 200));
        eventually(() -> assertTrue(idleConnectionsBroke()));
        assertEquals(CALLERS, Collections.frequency(Race.of(CALLERS, i -> reading(survey)), 200));
    }

    @Test
    void while_it_is_away_callers_are_told_to_try_again_and_when_it_is_back_nobody_notices() throws SQLException {
        String survey = anOpenSurveyOf(tenant);
        database.goesAway();
        as(tenant, "surveys:read").get("/api/v1/surveys/" + survey).then().statusCode(503).header("Retry-After", notNullValue())
                .body("code", equalTo("unavailable"));
        database.isBack();
        eventually(Duration.ofSeconds(1), () -> assertEquals(200, reading(survey)));
        assertEquals(CALLERS, Collections.frequency(Race.of(CALLERS, i -> reading(survey)), 200));
    }

    @Test
    void what_has_arrived_is_not_told_again_when_that_could_not_be_noted() throws SQLException {
        String link = aLinkTo(tenant, anOpenSurveyOf(tenant));
        ScoringNeighbour.holdsUp("kiosk");
        try {
            String id = answer(link, "{\"answers\": {\"recommend\": 9}, \"channel\": \"kiosk\"}").statusCode(201).extract()
                    .path("responseId");
            StoredRows rows = new StoredRows(pool, tenant);
            eventually(() -> assertEquals(1, rows.number("select attempts from outbox where topic = 'observations'")));
            database.goesAway();
            ScoringNeighbour.letsGo();
            eventually(() -> assertEquals(1, ScoringNeighbour.observationsOf(id).size()));
            database.isBack();
            eventually(SOON, () -> assertEquals(0, rows.number("select count(*) from outbox where topic <> 'deeds'")));
            assertEquals(1, ScoringNeighbour.observationsOf(id).size());
        } finally {
            ScoringNeighbour.letsGo();
        }
    }

    private int reading(String survey) {
        return as(tenant, "surveys:read").get("/api/v1/surveys/" + survey).statusCode();
    }

    private boolean idleConnectionsBroke() {
        try {
            return database.breaksEveryIdleConnection();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
