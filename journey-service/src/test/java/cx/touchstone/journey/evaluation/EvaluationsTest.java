package cx.touchstone.journey.evaluation;

import static cx.touchstone.journey.AuditFixture.aRunningAudit;
import static cx.touchstone.journey.AuditFixture.read;
import static cx.touchstone.journey.AuditFixture.write;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class EvaluationsTest {

    private static final String A_SHEET = """
            {"effectiveness": 3, "consistency": 4, "contactEase": 2, "notes": "The signs name the old gates.",
             "evidence": [{"url": "https://files.example/sign.jpg", "text": "Gate E"}], "evaluator": "Mara Lin"}""";

    private final String tenant = aTenant();

    @Test
    void a_touchpoint_has_one_sheet_that_is_filled_in_and_corrected() {
        String audit = aRunningAudit(tenant);
        String at = audit + "/evaluations/wifi";
        as(tenant, "audits:write").body(A_SHEET).put(at).then().statusCode(200).header("ETag", "\"0\"");
        as(tenant, "audits:write").body(A_SHEET).put(at).then().statusCode(428);
        write(tenant, A_SHEET.replace("\"effectiveness\": 3", "\"effectiveness\": 5")).put(at).then().statusCode(200);
        as(tenant, "audits:write").header("If-Match", "\"0\"").body(A_SHEET).put(at).then().statusCode(412);
        as(tenant, "audits:write").body(A_SHEET).put(audit + "/evaluations/restaurants").then().statusCode(200);
        read(tenant).get(at).then().body("effectiveness", equalTo(5)).body("evidence[0].text", equalTo("Gate E"));
        read(tenant).get(audit + "/evaluations").then().body("items.touchpoint", contains("restaurants", "wifi"));
        write(tenant, "").delete(at).then().statusCode(204);
        as(tenant, "audits:write").header("If-Match", "\"1\"").body(A_SHEET).put(at).then().statusCode(412);
        read(tenant).get(at).then().statusCode(404).body("code", equalTo("evaluation-unknown"));
    }

    @Test
    void only_what_a_running_audit_examines_is_evaluated() {
        String audit = aRunningAudit(tenant);
        write(tenant, A_SHEET).put(audit + "/evaluations/moon").then().statusCode(404);
        write(tenant, "{\"effectiveness\": 6, \"contactEase\": 0, \"evidence\": [{\"url\": \"ftp://x\"}]}")
                .put(audit + "/evaluations/wifi").then().statusCode(400).body("errors.pointer",
                        containsInAnyOrder("/effectiveness", "/contactEase", "/evidence/0/url", "/evaluator"));
        write(tenant, "").post(audit + "/reporting").then().statusCode(200);
        write(tenant, A_SHEET).put(audit + "/evaluations/wifi").then().statusCode(409);
        read(aTenant()).get(audit + "/evaluations").then().statusCode(404);
    }
}
