package cx.touchstone.gateway.routing;

import static cx.touchstone.gateway.Keys.aKeyOfNobody;
import static cx.touchstone.gateway.Keys.aTenant;
import static cx.touchstone.gateway.Neighbourhood.behave;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class ForwardingTest {

    @Inject
    Keys keys;

    @ParameterizedTest
    @CsvSource({ "journeys, journey-service", "journeys/1/versions, journey-service", "surveys, survey-service",
            "survey-templates, survey-service", "contacts/7, survey-service", "responses/7, survey-service",
            "imports, survey-service", "exports/7/content, survey-service", "erasures/7, survey-service",
            "metrics, scoring-service",
            "observations, scoring-service", "scores, scoring-service", "scores/trend, scoring-service",
            "journey-scores/1, scoring-service", "scoring-settings, scoring-service",
            "dead-letters/journey-service, journey-service",
            "dead-letters/survey-service/1/retry, survey-service", "dead-letters/scoring-service, scoring-service" })
    void a_path_leads_to_its_service_with_a_token_that_this_service_believes(String path, String service)
            throws ParseException {
        String tenant = aTenant();
        JsonWebToken token = tokenFor(service, with(keys.aKey(tenant, "scores:read", "admin")).get("/api/v1/" + path).then()
                .statusCode(200).body("uri", equalTo("/api/v1/" + path)).extract().path("headers.authorization"));
        assertEquals(tenant, token.getClaim("tenant"));
        assertEquals(Set.of("scores:read", "admin"), token.getGroups());
        assertEquals("gateway", token.getSubject());
    }

    @Test
    void respondents_need_no_key_and_get_no_tenant() throws ParseException {
        JsonWebToken token = tokenFor("survey-service",
                with(keys.anyKey()).get("/api/v1/public/surveys/x").path("headers.authorization"));
        assertFalse(token.containsClaim("tenant"));
        assertEquals(Set.of("public"), token.getGroups());
        given().get("/api/v1/public/surveys/x").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/foo", "/api", "/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v1/journeysx", "/api/v2/journeys",
            "/api/v1/Journeys", "/api/v1/dead-letters", "/api/v1/dead-letters/", "/internal/measurement-plans/1",
            "/api/v1/internal/x", "/api/v1/q/health", "/api/v1/s/x", "/api/v1/widget/x", "/s", "/widget", "/sx/y", "/journeys",
            "/q/openapi", "/q/metrics" })
    void there_is_nothing_elsewhere(String path) {
        given().redirects().follow(false).get(path).then().statusCode(404).contentType("application/problem+json")
                .body("code", equalTo("not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Bearer", "Bearer ", "Bearer x", "Bearer tsk_short", "Basic dXNlcjpwYXNz",
            "tsk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Bearer  tsk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "Bearer tsk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Bearer tsk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "Bearer eyJhbGciOiJub25lIn0.eyJ0ZW5hbnQiOiJ4IiwiZ3JvdXBzIjpbImFkbWluIl19." })
    void what_is_no_key_lets_nobody_in(String authorization) {
        given().header("Authorization", authorization).get("/api/v1/journeys").then().statusCode(401)
                .contentType("application/problem+json").header("WWW-Authenticate", "Bearer")
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void a_wrong_key_a_missing_key_and_two_keys_are_refused_alike() {
        String missing = given().get("/api/v1/journeys").then().statusCode(401).extract().path("detail");
        with(aKeyOfNobody()).get("/api/v1/journeys").then().statusCode(401).body("detail", equalTo(missing));
        with(keys.anyKey()).header("Authorization", "Bearer " + keys.anyKey()).get("/api/v1/journeys").then().statusCode(401)
                .body("detail", equalTo(missing));
    }

    @Test
    void tokens_of_the_platform_itself_are_not_taken_from_outside() {
        String inside = with(keys.anyKey()).get("/api/v1/journeys").path("headers.authorization");
        given().header("Authorization", inside).get("/api/v1/journeys").then().statusCode(401);
        given().header("Authorization", inside).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void headers_that_claim_an_identity_end_here() {
        RequestSpecification request = with(keys.anyKey());
        List<String> claims = List.of("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-User", "X-Real-IP", "X-Tenant",
                "X-Original-URL", "X-HTTP-Method-Override", "Forwarded", "Cookie", "Proxy-Authorization", "TE", "Upgrade",
                "Touchstone-Client-Address");
        claims.forEach(name -> request.header(name, "a=b"));
        var told = request.header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("tenant", "mine").header("Accept-Language", "de").header("If-Match", "\"1\"")
                .header("Idempotency-Key", "k").get("/api/v1/journeys").then().statusCode(200);
        claims.forEach(name -> told.body("headers.'" + name.toLowerCase() + "'", nullValue()));
        told.body("headers.traceparent", equalTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
                .body("headers.accept-language", equalTo("de")).body("headers.if-match", equalTo("\"1\""))
                .body("headers.idempotency-key", equalTo("k"));
    }

    @Test
    void a_header_that_the_connection_header_names_ends_here() throws IOException {
        String key = keys.anyKey();
        try (Wire wire = new Wire()) {
            String answer = wire.send("GET /api/v1/journeys HTTP/1.1\nHost: x\nConnection: Secret, authorization\n"
                    + "Secret: s\nKeep-Alive: timeout=5\nAuthorization: Bearer " + key + "\n\n").readUntil("\"body\":\"\"}");
            assertTrue(answer.contains("\"authorization\":\"Bearer ey"), answer);
            assertFalse(answer.contains("\"secret\"") || answer.contains("\"keep-alive\""), answer);
        }
    }

    @Test
    void the_request_id_is_kept_if_it_is_sane_and_told_to_everybody() {
        with(keys.anyKey()).header("X-Request-Id", "my-id.1").get("/api/v1/journeys").then()
                .body("headers.x-request-id", equalTo("my-id.1")).header("X-Request-Id", "my-id.1");
        String made = with(keys.anyKey()).header("X-Request-Id", "not sane").get("/api/v1/journeys").then()
                .body("headers.x-request-id", matchesPattern("[0-9a-f-]{36}")).extract().header("X-Request-Id");
        assertTrue(made.matches("[0-9a-f-]{36}"), made);
        given().header("X-Request-Id", "id-2").get("/api/v1/journeys").then().body("requestId", equalTo("id-2"))
                .header("X-Request-Id", is("id-2"));
    }

    @Test
    void an_answer_passes_as_it_is() {
        behave("odd", request -> request.response().setStatusCode(418).putHeader("Content-Type", "application/problem+json")
                .putHeader("ETag", "\"7\"").putHeader("X-Request-Id", "theirs").putHeader("Keep-Alive", "timeout=1")
                .putHeader("Location", "http://" + request.getHeader("Host") + "/api/v1/odd/1?a=b")
                .putHeader("Cache-Control", "no-store").end("{\"code\": \"teapot\"}"));
        var answer = with(keys.anyKey()).post("/api/v1/odd").then().statusCode(418)
                .contentType("application/problem+json").header("ETag", "\"7\"").header("Location", "/api/v1/odd/1?a=b")
                .header("Cache-Control", "no-store").header("Date", endsWith(" GMT")).header("Keep-Alive", nullValue())
                .body("code", equalTo("teapot"));
        assertEquals(1, answer.extract().headers().getValues("X-Request-Id").size());
        answer.header("X-Request-Id", not("theirs"));
    }

    @Test
    void answers_without_a_body_come_without_one() throws IOException {
        String key = keys.anyKey();
        behave("odd", request -> request.response().setStatusCode(Integer.parseInt(request.getHeader("status"))).end());
        for (String status : new String[] { "204", "304" }) {
            try (Wire wire = new Wire()) {
                String answer = wire.send("GET /api/v1/odd HTTP/1.1\nHost: x\nstatus: " + status
                        + "\nConnection: close\nAuthorization: Bearer " + key + "\n\n").readAll().toLowerCase();
                assertTrue(answer.startsWith("http/1.1 " + status) && answer.endsWith("\r\n\r\n"), answer);
                assertFalse(answer.contains("transfer-encoding") || answer.contains("content-length"), answer);
            }
        }
        behave("odd", request -> request.response().putHeader("Content-Length", "5").end());
        with(key).head("/api/v1/odd").then().statusCode(200).header("Content-Length", "5");
        for (int i = 0; i < 20; i++) { // more than there are connections: each has come back
            behave("odd", request -> request.response().setStatusCode(204).end());
            with(key).delete("/api/v1/odd").then().statusCode(204);
        }
    }

    @Test
    void who_knows_no_chunks_gets_the_whole_answer_too() throws IOException {
        behave("odd", request -> request.response().setChunked(true).write("one, ").onComplete(sent -> request.response()
                .end("two")));
        try (Wire wire = new Wire()) {
            String answer = wire.send("GET /api/v1/odd HTTP/1.0\nHost: x\nConnection: keep-alive\nAuthorization: Bearer "
                    + keys.anyKey() + "\n\n").readAll();
            assertTrue(answer.endsWith("\r\n\r\none, two"), answer);
        }
    }

    @Test
    void an_unknown_transfer_encoding_is_refused() throws IOException {
        String head = "POST /api/v1/public/x HTTP/1.1\nHost: x\nConnection: close\n";
        for (String encoding : new String[] { "gzip, chunked", "identity", "chunked, chunked" }) {
            try (Wire wire = new Wire()) {
                String answer = wire.send(head + "Transfer-Encoding: " + encoding + "\n\n0\n\n").readAll();
                assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            }
        }
        try (Wire wire = new Wire()) {
            String answer = wire.send(head + "Transfer-Encoding: Chunked\n\n2\nhi\n0\n\n").readAll();
            assertTrue(answer.contains("\"body\":\"hi\""), answer);
        }
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    private static JsonWebToken tokenFor(String service, String authorization) throws ParseException {
        JWTAuthContextInfo trust = new JWTAuthContextInfo();
        trust.setPublicKeyLocation(ConfigProvider.getConfig().getValue("mp.jwt.verify.publickey.location", String.class));
        trust.setIssuedBy("touchstone");
        trust.setExpectedAudience(Set.of(service));
        return new DefaultJWTParser(trust).parse(authorization.substring("Bearer ".length()));
    }
}
