package cx.touchstone.gateway.origin;

import static cx.touchstone.gateway.Keys.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class TenantOriginsTest {

    private static final String ALLOW = "Access-Control-Allow-Origin";

    @Inject
    Keys keys;
    @TestHTTPResource(value = "/api/v1/me", tls = true)
    URI byTls;

    private final String tenant = aTenant();
    private final String site = "https://" + tenant + ".example:8443";
    private String key;

    @BeforeEach
    void aTenantWithADashboard() {
        key = keys.aKeyForAll(tenant);
        allow("\"" + site + "\"").statusCode(200).body("allowedOrigins", contains(site));
    }

    @Test
    void scripts_of_an_origin_that_the_tenant_allows_may_call_and_read() {
        eventually(() -> preflight(site).statusCode(204).header(ALLOW, site).header("Vary", containsString("origin"))
                .header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
                .header("Access-Control-Allow-Headers", containsString("authorization"))
                .header("Access-Control-Allow-Credentials", nullValue()));
        for (String path : new String[] { "/api/v1/journeys", "/api/v1/me" }) {
            eventually(() -> from(site, key).get(path).then().statusCode(200).header(ALLOW, site)
                    .header("Access-Control-Expose-Headers", containsString("etag")));
            from("https://other.example", key).get(path).then().statusCode(200).header(ALLOW, nullValue());
        }
        from(site, key).get("/api/v1/tenants").then().statusCode(403).header(ALLOW, site);
    }

    @Test
    void what_one_tenant_allows_opens_no_other() {
        String other = keys.aKeyForAll(aTenant());
        eventually(() -> preflight(site).statusCode(204));
        from(site, other).get("/api/v1/me").then().statusCode(200).header(ALLOW, nullValue());
        from(site, Keys.aKeyOfNobody()).get("/api/v1/me").then().statusCode(401).header(ALLOW, nullValue());
    }

    @Test
    void what_is_allowed_no_more_is_refused_within_a_second_or_two() {
        eventually(() -> preflight(site).statusCode(204));
        allow("").statusCode(200);
        eventually(() -> preflight(site).statusCode(401).header(ALLOW, nullValue()));
        eventually(() -> from(site, key).get("/api/v1/me").then().header(ALLOW, nullValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", "https://*", "https://*.shop.example", "http://shop.example", "https://shop.example/",
            "https://shop.example/x", "https://Shop.example", "https://shop.example:443", "https://a@shop.example", "null",
            "https://shop.example:0", "https://", "https://-shop.example", "" })
    void only_exact_https_origins_can_be_allowed(String origin) {
        allow("\"" + origin + "\"").statusCode(400).body("errors.pointer", contains("/allowedOrigins/0"));
    }

    @Test
    void not_more_than_twenty_are_allowed() {
        allow(IntStream.range(0, 21).mapToObj(i -> "\"https://s" + i + ".example\"").collect(Collectors.joining(",")))
                .statusCode(400).body("errors.pointer", contains("/allowedOrigins"));
    }

    @Test
    void every_answer_tells_browsers_what_not_to_do() throws Exception {
        for (ValidatableResponse answer : new ValidatableResponse[] { given().get("/api/v1/me").then().statusCode(401),
                from(site, key).get("/api/v1/me").then().statusCode(200).header("Cache-Control", "no-store"),
                from(site, key).get("/api/v1/journeys").then().statusCode(200).header("Cache-Control", "no-store"),
                from(site, key).get("/api/v1/tenant-settings").then().header("Cache-Control", "private, no-cache"),
                given().urlEncodingEnabled(false).get("/api/v1/%2e%2e").then().statusCode(400),
                given().get("/nothing").then().statusCode(404) }) {
            answer.header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer")
                    .header("Content-Security-Policy", equalTo("frame-ancestors 'none'"))
                    .header("Strict-Transport-Security", nullValue());
        }
        try (HttpClient http = HttpClient.newBuilder().sslContext(Neighbourhood.trust()).build()) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(byTls).build(), BodyHandlers.ofString());
            assertEquals("max-age=31536000",
                    answer.headers().firstValue("Strict-Transport-Security").orElse(""));
        }
    }

    private ValidatableResponse allow(String origins) {
        return given().header("Authorization", "Bearer " + key).header("If-Match", "*").contentType("application/json")
                .body("{\"name\": \"Airport\", \"locale\": \"en\", \"allowedOrigins\": [" + origins + "]}")
                .put("/api/v1/tenant-settings").then();
    }

    private static ValidatableResponse preflight(String origin) {
        return given().header("Origin", origin).header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization,if-match").options("/api/v1/journeys/x").then();
    }

    private static RequestSpecification from(String origin, String key) {
        return given().header("Origin", origin).header("Authorization", "Bearer " + key);
    }
}
