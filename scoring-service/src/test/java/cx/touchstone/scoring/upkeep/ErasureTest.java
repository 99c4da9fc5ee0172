package cx.touchstone.scoring.upkeep;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.scoring.Signals.observation;
import static cx.touchstone.scoring.Signals.post;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ErasureTest {

    private static final String ANN = "{\"system\":\"crm\",\"type\":\"contact\",\"id\":\"ann\"}";
    private static final String BOB = "{\"system\":\"crm\",\"type\":\"contact\",\"id\":\"bob\"}";

    private final String tenant = aTenant();

    @Test
    void what_was_observed_about_a_subject_is_taken_back_and_nothing_else() {
        Signals.of(tenant).answers(6, "nps", 9, about(BOB)).answers(700, "nps", 0, about(ANN))
                .answers(700, "nps", 0, about(ANN) + ",\"observedAt\":\"2016-05-13T07:00:00Z\"").answers(4, "nps", 9).sent();
        erase(tenant, ANN).statusCode(200).body("observations", equalTo(1400));
        as(tenant, "scores:read").get("/api/v1/scores?metric=nps").then().body("items[0].n", equalTo(10)).body("items[0].value",
                equalTo(100f));
        as(tenant, "admin").get("/api/v1/reconciliation?recount=true").then().body("observations", equalTo(10))
                .body("differenceCount", equalTo(0));
        erase(tenant, ANN).statusCode(200).body("observations", equalTo(0));
    }

    @Test
    void what_comes_again_stays_erased() {
        var sent = IntStream.range(0, 5).mapToObj(i -> observation("o" + i, "nps", 9, "\"revision\":1," + about(ANN))).toList();
        post(tenant, sent).body("accepted", equalTo(5));
        erase(tenant, ANN).body("observations", equalTo(5));
        post(tenant, sent).body("duplicates", equalTo(5));
        erase(tenant, ANN).body("observations", equalTo(0));
    }

    @Test
    void the_highest_revision_can_be_erased_too() {
        post(tenant, List.of(observation("o", "nps", 9, "\"revision\":2147483646," + about(ANN)))).body("accepted", equalTo(1));
        erase(tenant, ANN).body("observations", equalTo(1));
    }

    @Test
    void responses_are_taken_back_by_the_service_that_keeps_them() {
        post(tenant, List.of(observation("r/recommend", "nps", 9, about(ANN)).replace("\"test\"", "\"survey-service\"")))
                .body("accepted", equalTo(1));
        erase(tenant, ANN).body("observations", equalTo(0));
    }

    @Test
    void another_tenants_subject_of_the_same_name_stays() {
        Signals.of(tenant).answers(5, "nps", 9, about(ANN)).sent();
        erase(aTenant(), ANN).body("observations", equalTo(0));
        as(tenant, "scores:read").get("/api/v1/scores?metric=nps").then().body("items[0].n", equalTo(5));
    }

    @Test
    void a_subject_is_named_in_full_and_by_administrators() {
        as(tenant, "admin").body("{\"subject\": {\"system\": \"crm\", \"type\": \"contact\"}}")
                .post("/api/v1/observation-erasures").then().statusCode(400)
                .body("errors.pointer", hasItem("/subject/id"));
        as(tenant, "signals:write").body("{\"subject\": " + ANN + "}").post("/api/v1/observation-erasures").then()
                .statusCode(403);
    }

    private static String about(String subject) {
        return "\"subject\":" + subject;
    }

    private static ValidatableResponse erase(String tenant, String subject) {
        return as(tenant, "admin").body("{\"subject\": " + subject + "}").post("/api/v1/observation-erasures").then();
    }
}
