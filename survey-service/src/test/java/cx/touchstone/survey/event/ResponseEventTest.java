package cx.touchstone.survey.event;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.survey.ScoringNeighbour.eventsOf;
import static cx.touchstone.survey.SurveyFixture.aContactOf;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.aPersonalLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static cx.touchstone.survey.SurveyFixture.save;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.Ids;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import cx.touchstone.survey.StoredRows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class ResponseEventTest {

    private static final String ABOUT_A_CASE = """
            {"answers": {"recommend": 3, "restaurants": 4, "reason": "Ana waited"}, "channel": "web", "locale": "en",
             "attributes": {"boardingArea": "E"}, "subject": {"system": "crm", "type": "case", "id": "50012"}}""";

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    @Test
    void who_has_answered_is_told_without_his_words() {
        String survey = anOpenSurveyOf(tenant);
        String id = answer(aLinkTo(tenant, survey), ABOUT_A_CASE).statusCode(201).extract().path("responseId");
        JsonNode event = theEvents(id, 1).getFirst();
        assertEquals("cx.touchstone.response.completed.v1", event.get("type").textValue());
        assertEquals("crm/case/50012", event.get("subject").textValue());
        assertEquals(survey, event.get("survey").textValue());
        assertEquals("[\"overall\",\"restaurants\"]", event.get("touchpoints").toString());
        assertFalse(event.has("erases"));
        JsonNode data = event.get("data");
        assertEquals("{\"system\":\"crm\",\"type\":\"case\",\"id\":\"50012\"}".length(),
                data.get("subject").toString().length());
        assertEquals("web", data.get("channel").textValue());
        assertEquals(0, data.get("revision").intValue());
        assertEquals("{\"answer\":\"recommend\",\"metric\":\"nps\",\"touchpoint\":\"overall\",\"value\":3}",
                data.at("/scores/0").toString());
        assertFalse(event.toString().contains("waited") || event.toString().contains("boardingArea"));
    }

    @Test
    void who_has_answered_step_by_step_is_told_once_he_has_completed() {
        String link = aPersonalLinkTo(tenant, anOpenSurveyOf(tenant), aContactOf(tenant, "{\"name\": \"Ana\"}"));
        String session = Ids.next().toString();
        String id = save(link, session, "{\"answers\": {\"recommend\": 3}}").statusCode(201).extract().path("responseId");
        save(link, session, "{\"answers\": {\"recommend\": 4}, \"complete\": true}").statusCode(200);
        JsonNode event = theEvents(id, 1).getFirst();
        assertEquals("response/" + id, event.get("subject").textValue());
        assertEquals(4, event.at("/data/scores/0/value").intValue());
        assertTrue(event.at("/data/contact").isTextual());
        assertFalse(event.toString().contains("Ana"));
    }

    @Test
    void corrections_and_erasures_are_told_as_well() {
        String id = answer(aLinkTo(tenant, anOpenSurveyOf(tenant)), ABOUT_A_CASE).statusCode(201).extract().path("responseId");
        theEvents(id, 1);
        as(tenant, "responses:write").contentType("application/merge-patch+json").header("If-Match", "*")
                .body("{\"answers\": {\"recommend\": 5}}").patch("/api/v1/responses/" + id).then().statusCode(200);
        JsonNode changed = theEvents(id, 2).get(1);
        assertEquals("cx.touchstone.response.changed.v1", changed.get("type").textValue());
        assertEquals(5, changed.at("/data/scores/0/value").intValue());
        assertEquals(1, changed.at("/data/revision").intValue());
        as(tenant, "responses:write").header("If-Match", "*").delete("/api/v1/responses/" + id).then().statusCode(204);
        JsonNode erased = theEvents(id, 3).get(2);
        assertEquals("cx.touchstone.response.erased.v1", erased.get("type").textValue());
        assertEquals("response/" + id, erased.get("subject").textValue());
        assertTrue(erased.get("erases").booleanValue());
        assertEquals("{\"response\":\"" + id + "\"}", erased.get("data").toString());
    }

    @Test
    void of_anonymous_responses_nothing_is_told() {
        StoredRows rows = new StoredRows(database, tenant);
        String anonymous = aLinkTo(tenant, anOpenSurveyOf(tenant, "\"settings\": {\"anonymous\": true}"));
        String id = answer(anonymous, "{\"answers\": {\"recommend\": 3}}").statusCode(201).extract().path("responseId");
        save(anonymous, Ids.next().toString(), "{\"answers\": {\"recommend\": 3}, \"complete\": true}").statusCode(201);
        String named = answer(aLinkTo(tenant, anOpenSurveyOf(tenant)), "{\"answers\": {\"recommend\": 3}}").extract()
                .path("responseId");
        theEvents(named, 1);
        eventually(() -> assertEquals(0, rows.number("select count(*) from outbox where topic <> 'deeds'")));
        assertEquals(List.of(), eventsOf(id));
    }

    @Test
    void an_event_has_the_same_id_however_often_it_is_told() {
        String id = answer(aLinkTo(tenant, anOpenSurveyOf(tenant)), ABOUT_A_CASE).statusCode(201).extract().path("responseId");
        theEvents(id, 1);
        new StoredRows(database, tenant).change("insert into outbox (tenant_id, id, topic, payload) values ('" + tenant + "', '"
                + UUID.randomUUID() + "', 'response-events', '{\"kind\":\"completed\",\"responses\":[\"" + id + "\"]}')");
        assertEquals(1, theEvents(id, 2).stream().map(event -> event.get("id").textValue()).distinct().count());
    }

    private static List<JsonNode> theEvents(String response, int count) {
        eventually(() -> assertEquals(count, eventsOf(response).size()));
        return eventsOf(response);
    }
}
