package cx.touchstone.survey.privacy;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.SurveyFixture.aContactOf;
import static cx.touchstone.survey.SurveyFixture.aPersonalLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.StoredRows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Two transactions that wait for each other: PostgreSQL ends one of them, the one that has waited for a second. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class GivingWayTest {

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();
    private String ana;
    private String response;

    @BeforeEach
    void anaHasAnswered() {
        String survey = anOpenSurveyOf(tenant);
        ana = aContactOf(tenant, "{\"name\": \"Ana\"}");
        response = answer(aPersonalLinkTo(tenant, survey, ana), "{\"answers\": {\"recommend\": 9}}").statusCode(201).extract()
                .path("responseId");
    }

    @Test
    void an_erasure_that_gives_way_is_carried_out_all_the_same() throws SQLException {
        Response erased = entangled("response where id = '" + response + "'", "contact where id = '" + ana + "'",
                () -> as(tenant, "contacts:write").delete("/api/v1/contacts/" + ana));
        erased.then().statusCode(204);
        assertEquals(0, new StoredRows(database, tenant).number("select count(*) from response"));
        assertEquals(1, new StoredRows(database, tenant).number("select count(*) from erasure"));
    }

    @Test
    void who_gives_way_is_told_to_try_again() throws SQLException {
        as(tenant, "responses:write").body("{\"text\": \"Called back\"}").post("/api/v1/responses/" + response + "/notes")
                .then().statusCode(201);
        Response removed = entangled("response_note where response_id = '" + response + "'",
                "response where id = '" + response + "'", this::remove);
        removed.then().statusCode(503).header("Retry-After", notNullValue()).body("code", equalTo("unavailable"));
        remove().then().statusCode(204);
    }

    private Response remove() {
        return as(tenant, "responses:write").delete("/api/v1/responses/" + response);
    }

    /** Holds the first row, waits for the call to wait for it, and then for the second row, which the call holds. */
    private Response entangled(String first, String second, Supplier<Response> call) throws SQLException {
        try (Connection rival = Tenant.as(tenant, this::connection)) {
            rival.setAutoCommit(false);
            rival.createStatement().execute("select 1 from " + first + " for update");
            CompletableFuture<Response> answer = CompletableFuture.supplyAsync(call);
            eventually(() -> assertEquals(1, new StoredRows(database, tenant).number("""
                    select count(*) from pg_stat_activity
                    where datname = current_database() and usename = current_user and wait_event_type = 'Lock'""")));
            rival.createStatement().execute("select 1 from " + second + " for update");
            rival.rollback();
            return answer.join();
        }
    }

    private Connection connection() {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
