package cx.touchstone.journey.task;

import static cx.touchstone.journey.AuditFixture.aRunningAudit;
import static cx.touchstone.journey.AuditFixture.idOf;
import static cx.touchstone.journey.AuditFixture.read;
import static cx.touchstone.journey.AuditFixture.write;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class TasksTest {

    private static final String TWO_VISITS = """
            {"title": "Two visits", "owner": "Mara Lin", "dueOn": "2027-01-29", "checkInDates": ["2027-01-15", "2027-01-22"]}""";

    private final String tenant = aTenant();

    @Test
    void a_task_is_planned_talked_about_and_done() {
        String running = aRunningAudit(tenant);
        String at = write(tenant, TWO_VISITS).post(running + "/tasks").then().statusCode(201).body("status", equalTo("open"))
                .extract().header("Location");
        write(tenant, "{\"status\": \"doing\", \"note\": \"One of two\"}").post(at + "/check-ins").then().statusCode(200)
                .body("status", equalTo("doing"));
        write(tenant, "{\"note\": \"Both\"}").post(at + "/check-ins").then().statusCode(200)
                .body("checkIns.note", contains("One of two", "Both")).body("checkIns.by", everyItem(equalTo("tsk_test")))
                .body("checkIns[1].status", equalTo("doing"));
        as(tenant, "audits:write").header("If-Match", "\"0\"").body(TWO_VISITS).put(at).then().statusCode(412);
        write(tenant, TWO_VISITS.replace("\"owner\"", "\"status\": \"done\", \"owner\"")).put(at).then().statusCode(200)
                .body("status", equalTo("done")).body("checkIns", hasSize(2));
        read(tenant).get(running + "/tasks").then().body("items.title", contains("Two visits"));
        read(aTenant()).get(at).then().statusCode(404);
        read(tenant).get(aRunningAudit(tenant) + "/tasks/" + idOf(at)).then().statusCode(404);
        write(tenant, "").delete(at).then().statusCode(204);
        read(tenant).get(at).then().statusCode(404).body("code", equalTo("task-unknown"));
    }

    @Test
    void days_that_no_calendar_shows_are_named() {
        write(tenant, TWO_VISITS.replace("2027-01-22", "+999999999-12-31").replace("2027-01-29", "-0044-03-15"))
                .post(aRunningAudit(tenant) + "/tasks").then().statusCode(400)
                .body("errors.pointer", contains("/checkInDates/1", "/dueOn"));
    }

    @Test
    void what_is_said_of_a_task_has_an_end() {
        AuditTask task = new AuditTask(UUID.randomUUID(), Instant.EPOCH);
        for (int i = 0; i < AuditTask.MOST_CHECK_INS; i++) {
            task.checkIn(new CheckIn(Instant.EPOCH, "tsk_test", AuditTask.Status.DOING, "On it"));
        }
        CheckIn another = new CheckIn(Instant.EPOCH, "tsk_test", AuditTask.Status.DONE, "And on");
        assertThrows(TooManyCheckIns.class, () -> task.checkIn(another));
        assertEquals(AuditTask.Status.DOING, task.status);
    }

    @Test
    void a_closed_audit_has_no_new_tasks() {
        String at = aRunningAudit(tenant);
        write(tenant, "").post(at + "/reporting").then().statusCode(200);
        write(tenant, "").post(at + "/closing").then().statusCode(200);
        write(tenant, TWO_VISITS).post(at + "/tasks").then().statusCode(409).body("code", equalTo("audit-closed"));
    }
}
