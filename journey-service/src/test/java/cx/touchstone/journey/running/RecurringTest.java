package cx.touchstone.journey.running;

import static cx.touchstone.journey.AuditFixture.aFinding;
import static cx.touchstone.journey.AuditFixture.aPublishedJourney;
import static cx.touchstone.journey.AuditFixture.anAuditOf;
import static cx.touchstone.journey.AuditFixture.idOf;
import static cx.touchstone.journey.AuditFixture.read;
import static cx.touchstone.journey.AuditFixture.write;
import static cx.touchstone.journey.JourneyFixture.aJourneyOf;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class RecurringTest {

    @Inject
    OpenDueAudits openDueAudits;

    private final String tenant = aTenant();

    @Test
    void closing_plans_the_next_with_its_tasks_and_unfinished_actions() {
        String at = plan("monthly", LocalDate.now(ZoneOffset.UTC).minusDays(40));
        write(tenant,
                "{\"title\": \"Two visits\", \"dueOn\": \"2026-10-20\", \"checkInDates\": [\"2026-10-15\"], \"status\": \"done\"}")
                .post(at + "/tasks").then().statusCode(201);
        step(at, "/start").statusCode(200);
        String finding = aFinding(tenant, at);
        String action = write(tenant, "{\"finding\": \"" + idOf(finding) + "\", \"plan\": {\"title\": \"More seats\", "
                + "\"owner\": \"Jon\", \"dueOn\": \"2026-12-01\", \"metric\": \"csat\", \"target\": 80}}").post(at + "/actions")
                .then().statusCode(201).extract().path("id");
        step(at, "/reporting").statusCode(200);
        step(at, "/closing").statusCode(200);
        String next = "/api/v1/audits/" + read(tenant).get("/api/v1/audits?status=planned").then()
                .body("items.previous", contains(idOf(at))).extract().path("items[0].id");
        LocalDate opens = LocalDate.parse(read(tenant).get(next).path("opensOn"));
        assertEquals(LocalDate.now(ZoneOffset.UTC).minusDays(40).plusMonths(2), opens);
        read(tenant).get(next).then().body("goals", contains("Seats at noon")).body("recurrence", equalTo("monthly"));
        long later = ChronoUnit.DAYS.between(LocalDate.now(ZoneOffset.UTC).minusDays(40), opens);
        read(tenant).get(next + "/tasks").then().body("items.title", contains("Two visits"))
                .body("items[0].status", equalTo("open"))
                .body("items[0].dueOn", equalTo(LocalDate.of(2026, 10, 20).plusDays(later).toString()));
        read(tenant).get(next + "/actions").then().body("items.id", contains(action))
                .body("items[0].auditId", equalTo(idOf(at)));
        step(at, "/closing").statusCode(409);
        read(tenant).get("/api/v1/audits").then().body("items", hasSize(2));
    }

    @Test
    void one_that_does_not_recur_is_not_followed() {
        String at = plan("once", null);
        step(at, "/start").statusCode(200);
        step(at, "/reporting").statusCode(200);
        step(at, "/closing").statusCode(200);
        read(tenant).get("/api/v1/audits").then().body("items", hasSize(1));
    }

    @Test
    void audits_open_by_themselves_on_their_day() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String due = plan("once", today);
        String later = plan("once", today.plusDays(2));
        String cannot = planOfWhatWasNeverPublished(today);
        String elsewhere = aTenant();
        String other = write(elsewhere,
                anAuditOf(aPublishedJourney(elsewhere)).replace("\"scope\"", "\"opensOn\": \"" + today + "\", \"scope\""))
                .post("/api/v1/audits").then().statusCode(201).extract().header("Location");
        openDueAudits.open();
        read(tenant).get(due).then().body("status", equalTo("running")).body("examined.touchpoints", hasSize(2));
        read(elsewhere).get(other).then().body("status", equalTo("running"));
        read(tenant).get(later).then().body("status", equalTo("planned"));
        read(tenant).get(cannot).then().body("status", equalTo("planned"));
        openDueAudits.open();
        read(tenant).get(due).then().header("ETag", "\"1\"");
    }

    @Test
    void those_that_cannot_begin_hold_up_no_others() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String cannot = planOfWhatWasNeverPublished(today.minusDays(1));
        String due = plan("once", today);
        openDueAudits.open(1);
        read(tenant).get(cannot).then().body("status", equalTo("planned"));
        read(tenant).get(due).then().body("status", equalTo("running"));
    }

    @Test
    void two_that_close_at_once_plan_one_next() throws InterruptedException, ExecutionException {
        String at = plan("yearly", null);
        step(at, "/start").statusCode(200);
        step(at, "/reporting").statusCode(200);
        List<Integer> answers = new ArrayList<>();
        try (var both = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> closings = List.of(() -> closing(at), () -> closing(at));
            for (Future<Integer> answer : both.invokeAll(closings)) {
                answers.add(answer.get());
            }
        }
        assertEquals(List.of(200, 412), answers.stream().sorted().toList());
        read(tenant).get("/api/v1/audits").then().body("items", hasSize(2));
    }

    private int closing(String at) {
        return as(tenant, "audits:write").header("If-Match", "\"2\"").post(at + "/closing").statusCode();
    }

    private String plan(String recurrence, LocalDate opensOn) {
        String more = "\"recurrence\": \"" + recurrence + "\"" + (opensOn == null ? "" : ", \"opensOn\": \"" + opensOn + "\"");
        return write(tenant, anAuditOf(aPublishedJourney(tenant)).replace("\"scope\"", more + ", \"scope\""))
                .post("/api/v1/audits").then().statusCode(201).extract().header("Location");
    }

    private String planOfWhatWasNeverPublished(LocalDate opensOn) {
        return write(tenant,
                anAuditOf(aJourneyOf(tenant)).replace("\"scope\"", "\"opensOn\": \"" + opensOn + "\", \"scope\""))
                .post("/api/v1/audits").then().statusCode(201).extract().header("Location");
    }

    private ValidatableResponse step(String at, String step) {
        return write(tenant, "").post(at + step).then();
    }
}
