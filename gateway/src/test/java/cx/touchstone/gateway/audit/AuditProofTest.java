package cx.touchstone.gateway.audit;

import static cx.touchstone.gateway.Keys.aTenant;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What becomes of a log that somebody wants to change. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class AuditProofTest {

    private static final String NOT_ALLOWED = "42501";

    @Inject
    Keys keys;
    @Inject
    AuditLog log;
    @Inject
    AgroalDataSource database;
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;
    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;
    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    private final String tenant = aTenant();
    private String key;

    @BeforeEach
    void aLogOfFive() {
        key = keys.aKey(tenant, "admin");
        for (int i = 1; i <= 5; i++) {
            Deed deed = new Deed("thing.changed", "thing", String.valueOf(i), Map.of("to", "new"));
            Tenant.as(tenant, () -> QuarkusTransaction.requiringNew().call(() -> {
                log.append(tenant, "a test", deed);
                return null;
            }));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "update audit_entry set actor = 'somebody else'", "delete from audit_entry",
            "truncate audit_entry" })
    void neither_the_service_nor_the_owner_changes_an_entry(String change) throws SQLException {
        assertEquals(NOT_ALLOWED, assertThrows(SQLException.class, () -> asService(change)).getSQLState());
        assertEquals(NOT_ALLOWED, assertThrows(SQLException.class, () -> asOwner(change)).getSQLState());
        verify().body("intact", equalTo(true)).body("entries", equalTo(5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "update audit_entry set actor = 'somebody else' where position = 3 and | 3 | content",
            "update audit_entry set details = '{}' where position = 1 and | 1 | content",
            "update audit_entry set details = 'nothing' where position = 2 and | 2 | content",
            "update audit_entry set details = 'null' where position = 4 and | 4 | content",
            "update audit_entry set at = at - interval '1 day' where position = 5 and | 5 | content",
            "update audit_entry set hash = sha256('x') where position = 2 and | 2 | content",
            "update audit_entry set previous = sha256('x') where position = 4 and | 4 | chain",
            "update audit_entry set request_id = 'mine' where position = 2 and | 2 | content",
            "delete from audit_entry where position = 2 and | 3 | gap",
            "delete from audit_entry where position = 1 and | 2 | gap" })
    void who_goes_around_the_lock_is_found_out(String change, int position, String kind) throws SQLException {
        asOwner("alter table audit_entry disable trigger user");
        try {
            asOwner(change + " tenant_id = '" + tenant + "'");
        } finally {
            asOwner("alter table audit_entry enable trigger user");
        }
        verify().body("intact", equalTo(false)).body("fault.position", equalTo(position)).body("fault.kind", equalTo(kind));
    }

    @Test
    void a_log_that_was_cut_off_has_another_head() throws SQLException {
        String head = verify().body("head.position", equalTo(5)).extract().path("head.hash");
        asOwner("alter table audit_entry disable trigger user");
        try {
            asOwner("delete from audit_entry where position = 5 and tenant_id = '" + tenant + "'");
        } finally {
            asOwner("alter table audit_entry enable trigger user");
        }
        verify().body("intact", equalTo(true)).body("head.position", equalTo(4)).body("fault", nullValue());
        given().header("Authorization", "Bearer " + key).get("/api/v1/audit-log?limit=1").then()
                .body("items.findAll { it.hash == '" + head + "' }.size()", equalTo(0));
    }

    private ValidatableResponse verify() {
        return given().header("Authorization", "Bearer " + key).get("/api/v1/audit-log/verification").then().statusCode(200);
    }

    private void asService(String statement) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute(statement);
        }
    }

    /** Whom neither grants nor policies bind. */
    private void asOwner(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, owner, password)) {
            connection.createStatement().execute(statement);
        }
    }
}
