package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import cx.touchstone.kit.testing.Browser;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A journey is mapped from a template, weighed, published, measured and shown as a picture: through the gateway. */
@ExtendWith(ThePlatform.class)
class MappingStory {

    private final Platform platform;
    private final String wifi = "wifi-" + UUID.randomUUID();

    MappingStory(Platform platform) {
        this.platform = platform;
    }

    @Test
    void a_journey_is_mapped_from_a_template_and_its_scores_are_drawn() throws InterruptedException {
        String persona = caller()
                .body("{\"name\": \"" + wifi + "\", \"conditions\": [{\"attribute\": \"flights\", \"from\": 6}]}")
                .post("/personas").then().statusCode(201).extract().path("id");
        String journey = caller().post("/journey-templates/airport-passenger/journeys").then().statusCode(201).extract()
                .path("id");
        String at = "/journeys/" + journey;
        change(at, "{\"personas\": [\"" + persona + "\"], \"name\": \"From our airport\"}").statusCode(200);
        change(at + "/touchpoints/wifi", "{\"key\": \"" + wifi + "\", \"feels\": {\"emotion\": -2}, \"importance\": 90}")
                .statusCode(200);
        caller().header("If-Match", "*").body("{\"moves\": [{\"touchpoint\": \"" + wifi + "\", \"stage\": \"waiting\"}]}")
                .post(at + "/moves").then().statusCode(200).body("stages[3].touchpoints[0]", equalTo(wifi));
        caller().body("{\"note\": \"To begin with\"}").post(at + "/versions").then().statusCode(201);
        caller().post(at + "/versions").then().statusCode(200).body("version", equalTo(1));
        caller().get("/touchpoints?key=" + wifi).then().body("items.journeyId", contains(journey));

        observe(4, 5, 5, 5, 4, 2, 5, 4);
        eventually(() -> caller().get("/journey-scores/" + journey).then().statusCode(200)
                .body("touchpoints.findAll { it.n == 8 }.key", contains(wifi)));
        caller().get(at + "/map?scores=true").then().statusCode(200).contentType("image/svg+xml")
                .body(containsString(">88</text>"));
        String overview = "/overviews/" + journey;
        caller().get(overview).then().statusCode(200).body("missing", hasSize(0)).body("map.name", equalTo("From our airport"))
                .body("map.stages[3].touchpoints[0].key", equalTo(wifi))
                .body("scores.touchpoints.find { it.key == '" + wifi + "' }.n", equalTo(8));
        String page = caller().body("{\"name\": \"CRM\", \"expiresAt\": \"" + Instant.now().plus(1, ChronoUnit.DAYS) + "\"}")
                .post(overview + "/embeds").then().statusCode(201).extract().path("address");
        try (Browser browser = Browser.window(options -> {
        })) {
            browser.page().navigate(platform.url() + page);
            assertEquals("From our airport", browser.page().locator("h1").innerText());
            assertTrue(browser.page().locator("svg").innerHTML().contains(">88</text>"));
            browser.isAccessible();
        }
        caller().get(at + "/metrics").then().statusCode(200).body("items.step.touchpoint", hasItem(wifi));
        caller().get("/dead-letters/journey-service").then().body("items", hasSize(0));

        platform.service(Service.SCORING).stop();
        caller().get(at + "/map?scores=true").then().statusCode(200).body(containsString("From our airport"))
                .body(not(containsString(">88</text>")));
        caller().get(overview).then().statusCode(200).body("map.name", equalTo("From our airport"))
                .body("scores", nullValue()).body("missing.part", contains("scores"));
        given().baseUri(platform.url()).get(page).then().statusCode(200)
                .body(containsString("The scores cannot be shown now."));
        platform.restart(Service.SCORING);
    }

    @Test
    void a_journey_is_taken_out_and_brought_in_again() {
        String journey = caller().post("/journey-templates/support-case/journeys").then().statusCode(201).extract().path("id");
        String document = caller().get("/journeys/" + journey + "/export").then().statusCode(200).extract().asString();
        String copy = caller().body(document).post("/journeys/import").then().statusCode(201).body("stages", hasSize(4))
                .extract().path("id");
        assertEquals(document, caller().get("/journeys/" + copy + "/export").asString());
        caller().get("/journeys/" + copy + "/map?locale=he").then().statusCode(200).body(containsString("direction=\"rtl\""));
    }

    @Test
    void scores_and_responses_are_those_of_a_persona_until_it_is_gone() {
        String persona = caller().body("{\"name\": \"" + UUID.randomUUID()
                + "\", \"conditions\": [{\"attribute\": \"flights\", \"from\": 6}]}").post("/personas").then().statusCode(201)
                .extract().path("id");
        for (String asked : List.of("/scores?metric=nps&persona=", "/responses?persona=")) {
            eventually(() -> caller().get(asked + persona).then().statusCode(200));
        }
        caller().delete("/personas/" + persona).then().statusCode(204);
        for (String asked : List.of("/scores?metric=nps&persona=", "/responses?persona=")) {
            eventually(() -> caller().get(asked + persona).then().statusCode(400).body("errors.code",
                    contains("unknown-persona")));
        }
    }

    private void observe(int... ratings) {
        String observations = IntStream.of(ratings).mapToObj(rating -> """
                {"source": "mapping-story", "id": "%s", "metric": "csat", "value": %d, "observedAt": "%s",
                 "touchpoint": "%s"}""".formatted(UUID.randomUUID(), rating, Instant.now(), wifi))
                .collect(Collectors.joining(",", "{\"observations\": [", "]}"));
        new Api(platform.url(), platform.key()).post("/observations", observations);
    }

    private ValidatableResponse change(String at, String patch) {
        return caller().header("If-Match", "*").body(patch).patch(at).then();
    }

    private RequestSpecification caller() {
        return given().baseUri(platform.url() + "/api/v1").contentType(ContentType.JSON).header("Authorization",
                "Bearer " + platform.key());
    }
}
