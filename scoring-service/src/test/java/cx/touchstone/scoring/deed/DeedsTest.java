package cx.touchstone.scoring.deed;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What is told to the audit log: what is decided here, and not what is observed. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeedsTest {

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    private List<String> told() {
        return Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection(); var row = connection.createStatement().executeQuery("""
                    select payload::json ->> 'method' || ' ' || (payload::json ->> 'route') from outbox
                    where tenant_id = current_setting('app.tenant') and topic = 'deeds' order by position""")) {
                List<String> told = new ArrayList<>();
                while (row.next()) {
                    told.add(row.getString(1));
                }
                return told;
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void what_somebody_decides_is_told() {
        as(tenant, "metrics:write").body("{\"attributes\": [\"gate\"]}").post("/api/v1/dimensions").then().statusCode(201);
        as(tenant, "signals:write").body("""
                {"observations": [{"source": "crm", "id": "1", "metric": "nps", "value": 9,
                  "observedAt": "2026-11-20T10:00:00Z"}]}""").post("/api/v1/observations").then().statusCode(207);
        assertEquals(List.of("POST /api/v1/dimensions"), told());
    }

    @Test
    void an_erasure_is_told_before_it_begins() {
        as(tenant, "admin").body("{\"subject\": {\"system\": \"crm\", \"type\": \"case\", \"id\": \"7\"}}")
                .post("/api/v1/observation-erasures").then().statusCode(200);
        assertEquals(List.of("POST /api/v1/observation-erasures"), told());
    }
}
