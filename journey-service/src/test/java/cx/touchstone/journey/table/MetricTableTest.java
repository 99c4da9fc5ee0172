package cx.touchstone.journey.table;

import static cx.touchstone.journey.JourneyFixture.draw;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MetricTableTest {

    private static final String SUPPORT = """
            {"name": "Support", "stages": [{"key": "ask", "name": "Asking", "touchpoints": [
              {"key": "call", "name": "=Call", "tools": ["CRM"], "metrics": [
                {"metric": "csat", "kind": "perception", "target": 85, "floor": 70, "benchmark": 80.5, "source": "survey", "tool": "Surveys"},
                {"metric": "retention", "kind": "outcome", "target": 90, "source": "signal", "tool": "CRM"},
                {"metric": "call_wait_time", "kind": "interaction", "target": 60, "floor": 180, "source": "signal", "tool": "Telephony"}]},
              {"key": "mail", "name": "Mail, and chat", "metrics": [{"metric": "first_response_time", "source": "signal"}]},
              {"key": "forum", "name": "Forum"}]}]}""";

    private final String tenant = aTenant();

    @Test
    void success_is_shown_with_the_signals_and_tools_of_its_step() {
        String journey = "/api/v1/journeys/" + draw(tenant, SUPPORT).statusCode(201).extract().path("id");
        as(tenant, "journeys:read").get(journey + "/metrics").then().statusCode(200)
                .body("items.metric.metric", contains("csat", "retention"))
                .body("items[0].step.touchpoint", equalTo("call")).body("items[0].step.stageName", equalTo("Asking"))
                .body("items[0].signals.metric", contains("call_wait_time"))
                .body("items[0].tools", contains("Surveys", "Telephony", "CRM"))
                .body("items[1].tools", contains("CRM", "Telephony")).body("items[2].metric", nullValue())
                .body("items[2].signals.metric", contains("first_response_time"));
        as(tenant, "journeys:write").header("If-Match", "*").post(journey + "/versions").then().statusCode(201);
        as(tenant, "journeys:write").header("If-Match", "*").delete(journey + "/touchpoints/call").then().statusCode(204);
        as(tenant, "journeys:read").get(journey + "/metrics?version=1").then().body("items", hasSize(3));
        as(tenant, "journeys:read").get(journey + "/metrics").then().body("items", hasSize(1));
        as(aTenant(), "journeys:read").get(journey + "/metrics").then().statusCode(404);
    }

    @Test
    void the_table_is_read_by_a_spreadsheet_that_calculates_nothing() {
        String journey = "/api/v1/journeys/" + draw(tenant, SUPPORT).statusCode(201).extract().path("id");
        assertEquals("""
                success_metric,kind,target,floor,benchmark,source,stage,touchpoint,touchpoint_key,signals,tools
                csat,perception,85,70,80.5,survey,Asking,'=Call,call,call_wait_time,Surveys; Telephony; CRM
                retention,outcome,90,,,signal,Asking,'=Call,call,call_wait_time,CRM; Telephony
                ,,,,,,Asking,"Mail, and chat",mail,first_response_time,
                """.replace("\n", "\r\n"), as(tenant, "journeys:read").get(journey + "/metrics/csv").then().statusCode(200)
                .contentType("text/csv").extract().asString());
    }

    @Test
    void scores_that_a_metric_cannot_have_are_refused_where_they_stand() {
        draw(tenant, SUPPORT.replace("85", "101").replace("\"floor\": 180", "\"floor\": 30").replace("90", "-1"))
                .statusCode(400).body("errors.pointer", contains("/stages/0/touchpoints/0/metrics/0/target",
                        "/stages/0/touchpoints/0/metrics/1/target", "/stages/0/touchpoints/0/metrics/2/floor"))
                .body("errors.code", contains("out-of-scale", "out-of-scale", "floor-beyond-target"));
        draw(tenant, SUPPORT.replace("csat", "no_such_index").replace("85", "1000")).statusCode(201);
    }
}
