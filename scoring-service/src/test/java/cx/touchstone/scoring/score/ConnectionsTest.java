package cx.touchstone.scoring.score;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.hasSize;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Who asks needs one connection at a time: many who hold one, and wait for another, would all wait for each other. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConnectionsTest {

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    @Test
    void a_question_is_answered_with_a_single_connection() throws SQLException {
        as(tenant, "metrics:write").body("""
                {"key":"visits","name":"Visits","kind":"outcome","direction":"higher-is-better","measure":{"type":"count"},
                "aggregation":{"type":"sum"}}""").post("/api/v1/metrics").then().statusCode(201);
        Signals.of(tenant).satisfied(5, 8, "wifi").answers(6, "visits", 2).sent();
        var taken = new ArrayList<Connection>();
        try {
            // Those in the background need one now and then, but none for long.
            while (taken.size() < database.getConfiguration().connectionPoolConfiguration().maxSize() - 1) {
                taken.add(database.getConnection());
            }
            for (var question : new String[] { "/scores?metric=csat&touchpoint=wifi", "/scores?metric=csat&groupBy=touchpoint",
                    "/scores?metric=visits",
                    "/scores/trend?metric=csat&touchpoint=wifi&from=2017-05-01&to=2017-05-31&by=day" }) {
                as(tenant, "scores:read").get("/api/v1" + question).then().statusCode(200);
            }
            Signals.post(tenant, List.of(Signals.observation("another", "visits", 2, ""))).statusCode(207)
                    .body("results", hasSize(1));
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
    }
}
