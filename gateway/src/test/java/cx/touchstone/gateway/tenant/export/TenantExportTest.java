package cx.touchstone.gateway.tenant.export;

import static cx.touchstone.gateway.Keys.aTenant;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.gateway.key.Scopes;
import cx.touchstone.kit.leaving.Archive;
import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class TenantExportTest {

    /** Columns that are named like secrets and are none: hashes of what is written down beside them, and fingerprints. */
    private static final Set<String> NOT_SECRET = Set.of("audit_entry.hash", "audit_entry.previous");

    @Inject
    Keys keys;
    @Inject
    ObjectMapper json;
    @Inject
    AgroalDataSource database;
    @TestHTTPResource
    URI gateway;

    private final String tenant = aTenant();
    private String operator;
    private String key;

    @BeforeEach
    void aTenantWithTwoResponses() {
        operator = keys.aKey(aTenant(), Scopes.OPERATOR);
        key = keys.aKeyForAll(tenant);
        tell(zip -> zip);
    }

    @AfterEach
    void asBefore() {
        Neighbourhood.behave("internal", Neighbourhood::tell);
    }

    @Test
    void everything_is_in_one_file_with_a_manifest_behind_it() throws IOException {
        byte[] zip = with(operator).get("/api/v1/tenants/" + tenant + "/export").then().statusCode(200)
                .contentType("application/zip").header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + tenant + ".zip\"").extract().asByteArray();
        Map<String, String> parts = read(zip);
        JsonNode manifest = json.readTree(parts.remove("manifest.json"));
        assertEquals(tenant, manifest.path("tenant").asText());
        assertEquals(List.copyOf(parts.keySet()), manifest.path("parts").findValuesAsText("name"));
        assertEquals("{\"id\":1}\n{\"id\":2}\n", parts.get("survey-service/response.ndjson"));
        JsonNode owner = json.readTree(parts.get("gateway/tenant.ndjson"));
        assertEquals("Test", owner.path("name").asText());
        JsonNode of = json.readTree(parts.get("gateway/api_key.ndjson"));
        assertEquals(key.substring(0, 12), of.path("prefix").asText());
        assertFalse(of.has("hash"));
        assertTrue(manifest.path("leftOut").findValuesAsText("table").containsAll(
                List.of("gateway/api_key", "gateway/outbox", "gateway/idempotency", "gateway/purge")));
        assertTrue(parts.get("gateway/audit_entry.ndjson").contains("tenant.exported"));
        with(key).get("/api/v1/audit-log").then().body("items.action", contains("tenant.exported"))
                .body("items[0].actor", equalTo(operator.substring(0, 12)));
    }

    @Test
    void an_organisation_exports_itself_if_whoever_asks_may_see_everything() throws IOException {
        Map<String, String> parts = read(with(key).get("/api/v1/tenant-export").then().statusCode(200).extract().asByteArray());
        assertTrue(parts.containsKey("scoring-service/response.ndjson"));
        with(keys.aKey(tenant, "admin")).get("/api/v1/tenant-export").then().statusCode(403).body("code",
                equalTo("scope-not-yours"));
        with(key).get("/api/v1/tenants/" + tenant + "/export").then().statusCode(403);
        with(operator).get("/api/v1/tenants/nobody/export").then().statusCode(404).body("code", equalTo("tenant-unknown"));
    }

    @Test
    void a_service_that_is_away_is_told_instead_of_leaving_it_out() {
        Neighbourhood.behave("internal", request -> request.connection().close());
        with(key).get("/api/v1/tenant-export").then().statusCode(503).body("code", equalTo("service-unavailable"));
    }

    @Test
    void an_export_of_which_a_part_is_missing_broke_off() {
        brokenBy(zip -> Buffer.buffer(new byte[0]));
        brokenBy(zip -> zip.slice(0, zip.length() / 3));
        brokenBy(zip -> archive("journey-service", List.of("journey-service/response.ndjson")));
    }

    @Test
    void what_is_named_like_a_secret_says_whether_it_is_one() throws SQLException {
        try (Connection connection = database.getConnection(); ResultSet row = connection.createStatement().executeQuery("""
                select t.name || '.' || a.attname from tenant_tables() t join pg_attribute a on a.attrelid = t.name::regclass
                where t.purpose = '' and attnum > 0 and not attisdropped
                    and attname ~ 'hash|secret|password|cipher|encrypted|private|previous'
                    and coalesce(col_description(a.attrelid, a.attnum), '') !~ '^secret: '""")) {
            while (row.next()) {
                assertTrue(NOT_SECRET.contains(row.getString(1)), row.getString(1));
            }
        }
    }

    private void brokenBy(UnaryOperator<Buffer> fault) {
        tell(fault);
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/api/v1/tenant-export"))
                .header("Authorization", "Bearer " + key).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThrows(IOException.class, () -> {
                var answer = http.send(request, BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new IOException("refused with " + answer.statusCode());
                }
            });
        }
    }

    /** Every service has two tables, and does something to its archive. */
    private void tell(UnaryOperator<Buffer> fault) {
        Neighbourhood.behave("internal", request -> {
            String service = audience(request);
            List<String> parts = List.of(service + "/link.ndjson", service + "/response.ndjson");
            if (request.path().endsWith("/parts")) {
                request.response().putHeader("Content-Type", "application/json").end(Buffer.buffer(text(parts)));
            } else {
                request.response().putHeader("Content-Type", "application/zip").end(fault.apply(archive(service, parts)));
            }
        });
    }

    private Buffer archive(String service, List<String> parts) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try {
            Archive archive = new Archive(zip, 1, json);
            for (String part : parts) {
                archive.add(part, out -> out.write("{\"id\":1}\n{\"id\":2}\n".getBytes(StandardCharsets.UTF_8)));
            }
            archive.end(tenant);
            return Buffer.buffer(zip.toByteArray());
        } catch (IOException e) {
            throw new AssertionError(service, e);
        }
    }

    private String text(List<String> parts) {
        try {
            return json.writeValueAsString(parts);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String audience(HttpServerRequest request) {
        String claims = request.getHeader("Authorization").split("\\.")[1];
        return new JsonObject(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8)).getString("aud");
    }

    private static Map<String, String> read(byte[] zip) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(zip));
        for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
            parts.put(entry.getName(), new String(from.readAllBytes(), StandardCharsets.UTF_8));
        }
        return parts;
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
