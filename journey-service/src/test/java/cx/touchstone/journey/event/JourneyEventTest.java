package cx.touchstone.journey.event;

import static cx.touchstone.journey.AuditFixture.aFinding;
import static cx.touchstone.journey.AuditFixture.aPublishedJourney;
import static cx.touchstone.journey.AuditFixture.aRunningAudit;
import static cx.touchstone.journey.AuditFixture.idOf;
import static cx.touchstone.journey.AuditFixture.write;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class JourneyEventTest {

    private final String tenant = aTenant();

    @Test
    void a_published_journey_is_told_once() {
        String journey = aPublishedJourney(tenant);
        // Published again as it is, it is no other version.
        as(tenant, "journeys:write").post("/api/v1/journeys/" + journey + "/versions").then().statusCode(200);
        JsonNode event = theEvent(journey);
        assertEquals("cx.touchstone.journey.published.v1", event.get("type").textValue());
        assertEquals("journey/" + journey, event.get("subject").textValue());
        assertEquals(1, event.at("/data/version").intValue());
    }

    @Test
    void a_finding_and_the_end_of_its_audit_are_told_without_their_words() {
        String audit = aRunningAudit(tenant);
        String finding = aFinding(tenant, audit);
        write(tenant, "").post(audit + "/reporting").then().statusCode(200);
        write(tenant, "").post(audit + "/closing").then().statusCode(200);
        JsonNode found = theEvent(idOf(finding));
        assertEquals("cx.touchstone.finding.confirmed.v1", found.get("type").textValue());
        assertEquals("[\"restaurants\"]", found.get("touchpoints").toString());
        assertEquals("high", found.at("/data/severity").textValue());
        assertFalse(found.toString().contains("seats"));
        assertEquals("cx.touchstone.audit.closed.v1", theEvent(idOf(audit)).get("type").textValue());
    }

    private static JsonNode theEvent(String object) {
        eventually(() -> assertEquals(1, of(object).size()));
        return of(object).getFirst();
    }

    private static List<JsonNode> of(String object) {
        return ScoringNeighbour.EVENTS.stream().filter(event -> event.get("object").textValue().equals(object)).toList();
    }
}
