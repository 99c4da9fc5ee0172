package cx.touchstone.gateway.embed;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.gateway.overview.Airport;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class EmbedTest {

    private static final String PATH = "/api/v1/overviews/" + Airport.JOURNEY + "/embeds";
    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    Keys keys;
    private final String tenant = Keys.aTenant();
    private final Airport airport = new Airport();
    private String key;

    @AfterEach
    void theAirportCloses() {
        airport.close();
    }

    private RequestSpecification caller() {
        key = key == null ? keys.aKeyForAll(tenant) : key;
        return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    private ValidatableResponse made(Duration lifetime) {
        return caller().body("{\"name\": \"CRM\", \"expiresAt\": \"" + Instant.now().plus(lifetime) + "\"}").post(PATH).then();
    }

    private String aLink() {
        return made(DAY).statusCode(201).extract().path("address");
    }

    @Test
    void whoever_has_the_link_sees_the_overview_on_a_page_without_scripts() {
        given().get(aLink()).then().statusCode(200).contentType("text/html")
                .body(containsString("<h1 dir=\"auto\">Our &lt;airport&gt;</h1>")).body(containsString("74 of 100"))
                .body(containsString("<svg ")).body(containsString("Wi-Fi &amp; more")).body(containsString("too few answers"))
                .body(containsString("<caption>Missed targets</caption>")).body(not(containsString("<script")))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Referrer-Policy", "no-referrer").header("X-Robots-Tag", "noindex")
                .header("X-Content-Type-Options", "nosniff");
        assertEquals(tenant, airport.tokens.get("journeys").getString("tenant"));
    }

    @Test
    void the_words_of_the_page_are_in_a_language_that_its_reader_understands() {
        String link = aLink();
        given().get(link).then().header("Content-Language", "en").header("Vary", containsString("Accept-Language"));
        given().header("Accept-Language", "fr, ro;q=0.9").get(link).then().header("Content-Language", "ro")
                .body(containsString("<html lang=\"ro\" dir=\"ltr\">")).body(containsString("74 din 100"))
                .body(containsString("<caption>Ținte neatinse</caption>")).body(containsString("Wi-Fi &amp; more"));
        given().header("Accept-Language", "ar").get(link).then().body(containsString("<html lang=\"ar\" dir=\"rtl\">"))
                .body(containsString("إجابات قليلة جدًا"));
    }

    @Test
    void what_cannot_be_had_is_said_on_the_page() {
        String link = aLink();
        airport.scores(Airport::hangUp);
        given().get(link).then().statusCode(200).body(containsString("The scores cannot be shown now."))
                .body(containsString("Wi-Fi &amp; more")).body(not(containsString("74 of 100")));
        airport.scores(Airport::doesNotKnow).journeys(Airport::doesNotKnow);
        given().get(link).then().statusCode(404);
    }

    @Test
    void only_the_sites_that_the_organisation_allows_may_frame_it() {
        String link = aLink();
        given().get(link).then().header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
        String tag = caller().get("/api/v1/embed-sites").then().statusCode(200).body("sites", empty()).extract().header("ETag");
        String sites = "{\"sites\": [\"https://crm.example\", \"https://*.desk.example:8443\"]}";
        caller().body(sites).put("/api/v1/embed-sites").then().statusCode(428);
        caller().header("If-Match", tag).body(sites).put("/api/v1/embed-sites").then().statusCode(200);
        caller().header("If-Match", tag).body(sites).put("/api/v1/embed-sites").then().statusCode(412);
        given().get(link).then().header("Content-Security-Policy",
                containsString("frame-ancestors https://crm.example https://*.desk.example:8443"));
        caller().get("/api/v1/audit-log?action=embed-sites.replaced").then().body("items.objectId", contains(tenant));
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://crm.example", "https://crm.example/", "https://crm.example; script-src *", "*",
            "https://*",
            "'self'", "https://crm.example https://b.example", "https://CRM.example", "https://user@crm.example" })
    void a_site_is_an_https_origin_and_nothing_else(String site) {
        caller().header("If-Match", "*").body("{\"sites\": [\"" + site + "\"]}").put("/api/v1/embed-sites").then()
                .statusCode(400).body("errors.pointer", contains("/sites/0"));
    }

    @Test
    void a_link_that_was_taken_back_shows_nothing() {
        String id = made(DAY).extract().path("id");
        String link = caller().get(PATH).then().body("items.id", contains(id)).extract().path("items[0].address");
        given().get(link).then().statusCode(200);
        caller().delete(PATH + "/" + id).then().statusCode(204);
        given().get(link).then().statusCode(410).body("code", equalTo("embed-over"));
        caller().delete(PATH + "/" + id).then().statusCode(204);
        caller().get(PATH).then().body("items[0].revokedAt", notNullValue()).body("items[0].address", nullValue());
        caller().get("/api/v1/audit-log?objectType=embed").then().body("items.size()", equalTo(2));
    }

    @Test
    void a_link_ends() {
        String link = made(Duration.ofSeconds(2)).statusCode(201).extract().path("address");
        eventually(() -> given().get(link).then().statusCode(410).body("code", equalTo("embed-over")));
        for (Duration wrong : List.of(Duration.ofSeconds(-1), Duration.ofDays(368))) {
            made(wrong).statusCode(400).body("errors.pointer", contains("/expiresAt"));
        }
    }

    @Test
    void a_link_that_was_made_up_or_changed_is_none() {
        String link = aLink();
        int last = link.length() - 1;
        for (int at : List.of(last, last - 20, last - 40)) {
            char other = link.charAt(at) == 'A' ? 'B' : 'A';
            given().get(link.substring(0, at) + other + link.substring(at + 1)).then().statusCode(404)
                    .body("code", equalTo("embed-unknown"));
        }
        given().get(link + "A").then().statusCode(404);
        given().get("/api/v1/embeds/x").then().statusCode(404);
    }

    @Test
    void a_suspended_organisation_shows_nothing() {
        String link = aLink();
        keys.suspend(tenant);
        given().get(link).then().statusCode(410);
    }

    @Test
    void nobody_sees_or_takes_back_anothers_links_and_who_is_no_administrator_makes_none() {
        String id = made(DAY).extract().path("id");
        String other = keys.aKeyForAll(Keys.aTenant());
        given().header("Authorization", "Bearer " + other).get(PATH).then().statusCode(200).body("items", empty());
        caller().get(PATH + "/" + id).then().statusCode(200).body("name", equalTo("CRM")).body("address", notNullValue());
        given().header("Authorization", "Bearer " + other).get(PATH + "/" + id).then().statusCode(404);
        given().header("Authorization", "Bearer " + other).delete(PATH + "/" + id).then().statusCode(404)
                .body("code", equalTo("embed-unknown"));
        given().header("Authorization", "Bearer " + keys.aKey(tenant, "journeys:read", "scores:read")).get(PATH).then()
                .statusCode(403);
    }
}
