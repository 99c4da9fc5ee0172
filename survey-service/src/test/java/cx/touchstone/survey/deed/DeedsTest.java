package cx.touchstone.survey.deed;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.survey.SurveyFixture.PASSENGERS;
import static cx.touchstone.survey.SurveyFixture.aContactOf;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static cx.touchstone.survey.SurveyFixture.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.StoredRows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** What is told to the audit log: of every call that changes something, in the transaction that does it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeedsTest {

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    private List<Map<String, Object>> told() {
        String all = new StoredRows(database, tenant).text("""
                select coalesce(json_agg(payload::json order by position), '[]') from outbox
                where tenant_id = current_setting('app.tenant') and topic = 'deeds'""");
        return JsonPath.from(all).getList("");
    }

    private List<String> operations() {
        return told().stream().map(deed -> deed.get("method") + " " + deed.get("route")).toList();
    }

    @Test
    void who_did_what_to_which_object() {
        String id = as(tenant, "surveys:write").header("X-Request-Id", "mine").body(PASSENGERS).post("/api/v1/surveys").then()
                .statusCode(201).extract().path("id");
        var deed = told().getFirst();
        assertEquals(List.of("POST /api/v1/surveys"), operations());
        assertEquals("mine", deed.get("requestId"));
        assertEquals(List.of(Map.of("kind", "surveys", "id", id)), deed.get("objects"));
        assertFalse(String.valueOf(deed.get("actor")).isEmpty());
    }

    @Test
    void what_is_refused_repeated_or_only_read_is_nobodys_deed() {
        draft(tenant, "{\"name\": \"\"}").statusCode(400);
        for (int i = 0; i < 2; i++) {
            as(tenant, "surveys:write").header("Idempotency-Key", "once").body(PASSENGERS).post("/api/v1/surveys").then()
                    .statusCode(201);
        }
        as(tenant, "surveys:read").get("/api/v1/surveys").then().statusCode(200);
        as(tenant, "surveys:write").delete("/api/v1/surveys/0192f0c1-2b3c-7d4e-8f50-61728394a5b6/links/none").then()
                .statusCode(404);
        assertEquals(List.of("POST /api/v1/surveys"), operations());
    }

    @Test
    void answers_are_nobodys_deed() {
        String link = aLinkTo(tenant, anOpenSurveyOf(tenant));
        int before = told().size();
        answer(link, "{\"answers\": {\"recommend\": 9}}");
        assertEquals(before, told().size());
    }

    @Test
    void an_erasure_names_its_proof_and_nobody() {
        String contact = aContactOf(tenant, "{\"name\": \"Zoe\"}");
        String proof = as(tenant, "contacts:write").delete("/api/v1/contacts/" + contact).then().statusCode(204).extract()
                .header("Location");
        var deed = told().getLast();
        assertEquals("DELETE /api/v1/contacts/{id}", operations().getLast());
        assertEquals(List.of(Map.of("kind", "contacts"), Map.of("kind", "erasures", "id",
                proof.substring(proof.lastIndexOf('/') + 1))), deed.get("objects"));
        assertFalse(told().toString().contains(contact));
    }
}
