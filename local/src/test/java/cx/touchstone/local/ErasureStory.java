package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/** Eight people answer, in person and through an import; one wants to be forgotten. Whatever was written down is searched. */
@ExtendWith(ThePlatform.class)
class ErasureStory {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SOON = "Zwetlana";
    private static final List<String> OTHERS = List.of("Borislav", "Caspian", "Dagobert", "Euphemia", "Filibert", "Gwendolin");

    private final Platform platform;
    private final Haystack haystack;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String touchpoint = "touchpoint-" + mark;
    private String survey;

    ErasureStory(Platform platform) {
        this.platform = platform;
        this.haystack = new Haystack(platform);
    }

    @BeforeEach
    void aSurveyIsAsked() {
        survey = caller().body("""
                {"name": "After the visit", "questions": [
                  {"key": "satisfied", "type": "csat", "text": {"en": "How was it?"}, "touchpoint": "%s"},
                  {"key": "why", "type": "open-text", "text": {"en": "Why?"}}]}""".formatted(touchpoint)).post("/surveys")
                .then()
                .statusCode(201).extract().path("id");
        caller().post("/surveys/" + survey + "/versions").then().statusCode(201);
    }

    @Test
    void a_person_who_is_erased_is_found_nowhere_any_more() {
        Map<String, String> contacts = new HashMap<>();
        for (String name : OTHERS) {
            contacts.put(name, aContact(name));
            answers(name, contacts.get(name), 5);
        }
        String zwetlana = aContact(SOON);
        contacts.put(SOON, zwetlana);
        String response = answers(SOON, zwetlana, 1);
        remark(response);
        String job = imported();
        eventually(PATIENCE, () -> assertEquals("9 times 77.78", score()));
        assertTrue(haystack.placesOf(valuesOf(SOON)).size() >= valuesOf(SOON).size(), "what is looked for can be found");
        Set<String> placesOfAnother = haystack.placesOf(valuesOf(OTHERS.getFirst()));

        caller().get("/contacts/" + zwetlana + "/data").then().statusCode(200).body("contact.email", containsString(SOON))
                .body("responses.id", contains(response)).body("links", hasSize(1)).body("responses[0].notes", hasSize(1))
                .body("responses[0].history", hasSize(1));
        String proof = caller().delete("/contacts/" + zwetlana).then().statusCode(204).extract().header("Location");
        caller().body("{\"subject\": {\"system\": \"crm\", \"type\": \"person\", \"id\": \"%s\"}}".formatted(subject(SOON)))
                .post("/erasures").then().statusCode(201).body("removed.responses", equalTo(1));

        // Nine people, of whom seven are satisfied, without the two answers of one who is not.
        eventually(PATIENCE, () -> assertEquals("7 times 100.00", score()));
        eventually(PATIENCE, () -> assertEquals(Set.of(), haystack.placesOf(valuesOf(SOON))));
        assertEquals(placesOfAnother, haystack.placesOf(valuesOf(OTHERS.getFirst())), "another person");
        given().baseUri(platform.url()).header("Authorization", "Bearer " + platform.key()).get(proof).then().statusCode(200)
                .body("removed.contacts", equalTo(1)).body("removed.links", equalTo(1)).body("removed.notes", equalTo(1));
        caller().delete("/contacts/" + zwetlana).then().statusCode(404);
        caller().get("/responses?survey=" + survey).then().body("items", hasSize(7));
        caller().get("/imports/" + job + "/rows").then().body("items", hasSize(3));
    }

    /** All that tells who it is: as it was sent. */
    private List<String> valuesOf(String name) {
        return List.of(name + "-Name-" + mark, name + "@" + mark + ".example", name + "-id-" + mark, name + "-shop-" + mark,
                name + "-subject-" + mark, name + "-why-" + mark, name + "-segment-" + mark);
    }

    private String subject(String name) {
        return valuesOf(name).get(4);
    }

    private String aContact(String name) {
        List<String> values = valuesOf(name);
        return caller().header("Idempotency-Key", UUID.randomUUID()).body("""
                {"name": "%s", "email": "%s", "source": "crm", "externalId": "%s", "attributes": {"shop": "%s"}}"""
                .formatted(values.get(0), values.get(1), values.get(2), values.get(3))).post("/contacts").then()
                .statusCode(201).extract().path("id");
    }

    private String answers(String name, String contact, int satisfied) {
        String link = caller().body("{\"kind\": \"personal\", \"contactId\": \"%s\", \"attributes\": {\"segment\": \"%s\"}}"
                .formatted(contact, valuesOf(name).get(6))).post("/surveys/" + survey + "/links").then().statusCode(201)
                .extract().path("link");
        return respondent().body("""
                {"answers": {"satisfied": %d, "why": "%s"}, "subject": {"system": "crm", "type": "visit", "id": "%s"}}"""
                .formatted(satisfied, valuesOf(name).get(5), subject(name))).post("/public/surveys/" + link + "/responses")
                .then().statusCode(201).extract().path("responseId");
    }

    private void remark(String response) {
        caller().header("Idempotency-Key", UUID.randomUUID()).body("{\"text\": \"Called %s\"}".formatted(valuesOf(SOON).get(0)))
                .post("/responses/" + response + "/notes").then().statusCode(201);
        caller().header("If-Match", "*").contentType("application/merge-patch+json")
                .body("{\"answers\": {\"satisfied\": 2}, \"attributes\": {\"branch\": \"%s\"}}".formatted(valuesOf(SOON).get(3))
                        .getBytes(StandardCharsets.UTF_8))
                .patch("/responses/" + response).then().statusCode(200);
    }

    /** Two rows, of which one is about the person, and a third that does not fit and quotes her. */
    private String imported() {
        String job = caller().body("""
                {"surveyId": "%s", "mapping": {
                  "answers": {"satisfied": {"column": "satisfied", "values": {"bad": "1", "good": "5"}}},
                  "subject": {"system": {"constant": "crm"}, "type": {"constant": "person"}, "id": {"column": "person"}}}}"""
                .formatted(survey)).post("/imports").then().statusCode(201).extract().path("id");
        String rows = "satisfied,person\ngood,%s\nbad,%s\n%s,nobody\n".formatted(subject(OTHERS.getFirst()), subject(SOON),
                valuesOf(SOON).get(1));
        caller().contentType("text/csv").body(rows.getBytes(StandardCharsets.UTF_8)).put("/imports/" + job + "/content").then()
                .statusCode(200).body("accepted", equalTo(2)).body("refused", equalTo(1));
        return job;
    }

    private String score() {
        JsonPath score = caller().get("/scores?metric=csat&touchpoint=" + touchpoint).jsonPath();
        return "%d times %.2f".formatted(score.getInt("items[0].n"), score.getDouble("items[0].value"));
    }

    private RequestSpecification respondent() {
        return given().baseUri(platform.url() + "/api/v1").contentType(ContentType.JSON);
    }

    private RequestSpecification caller() {
        return respondent().header("Authorization", "Bearer " + platform.key());
    }
}
