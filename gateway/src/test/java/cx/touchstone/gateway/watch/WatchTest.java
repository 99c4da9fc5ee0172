package cx.touchstone.gateway.watch;

import static cx.touchstone.gateway.Neighbourhood.behave;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static cx.touchstone.kit.testing.Management.metric;
import static cx.touchstone.kit.testing.Management.series;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.Management;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** What who runs the gateway sees of those who call. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class WatchTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String GIVEN = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final String REQUESTS = "touchstone_requests_seconds_count";

    @Inject
    Keys keys;
    private final String tenant = Keys.aTenant();

    private RequestSpecification caller() {
        return given().header("Authorization", "Bearer " + keys.aKeyForAll(tenant));
    }

    @Test
    void requests_are_counted_under_their_address_and_the_class_of_their_tenant() {
        String route = "route=\"/api/v1/journeys/{id}\"";
        double before = metric(REQUESTS, route, "tenant=\"tenant\"", "status=\"2xx\"");
        String id = UUID.randomUUID().toString();
        caller().get("/api/v1/journeys/" + id).then().statusCode(200);
        eventually(() -> assertEquals(before + 1, metric(REQUESTS, route, "tenant=\"tenant\"", "status=\"2xx\"")));
        assertTrue(metric("touchstone_requests_seconds_bucket", route, "le=\"10.0\"") > 0);
        String all = Management.get("/q/metrics").extract().asString();
        assertFalse(all.contains(id) || all.contains(tenant), all);
    }

    @Test
    void respondents_and_those_whom_nobody_knows_are_counted_apart() {
        double respondents = metric(REQUESTS, "route=\"/s/*\"", "tenant=\"respondent\"");
        double nobody = metric(REQUESTS, "route=\"/api/v1/journeys\"", "tenant=\"nobody\"", "status=\"4xx\"");
        double other = metric(REQUESTS, "route=\"other\"");
        given().get("/s/" + UUID.randomUUID()).then().statusCode(200);
        given().get("/api/v1/journeys").then().statusCode(401);
        given().get("/" + UUID.randomUUID()).then().statusCode(404);
        given().urlEncodingEnabled(false).get("/api/v1/%2e%2e/" + UUID.randomUUID()).then().statusCode(400);
        eventually(() -> {
            assertEquals(respondents + 1, metric(REQUESTS, "route=\"/s/*\"", "tenant=\"respondent\""));
            assertEquals(nobody + 1,
                    metric(REQUESTS, "route=\"/api/v1/journeys\"", "tenant=\"nobody\"", "status=\"4xx\""));
            assertTrue(metric(REQUESTS, "route=\"other\"") >= other + 2);
        });
    }

    @Test
    void it_is_seen_what_services_fail_and_what_waits() {
        behave("careful", request -> request.connection().close());
        double before = metric("touchstone_exchanges_failed_total", "service=\"careful\"");
        caller().body("{}").post("/api/v1/careful").then().statusCode(502);
        eventually(() -> assertEquals(before + 1,
                metric("touchstone_exchanges_failed_total", "service=\"careful\"", "code=\"service-interrupted\"")));
        assertEquals(0, metric("touchstone_exchanges_open", "service=\"careful\""));
        assertFalse(series("touchstone_breaker_open", "service=\"careful\"").isEmpty());
        assertFalse(series("touchstone_outbox_age_seconds", "topic=\"suspension\"").isEmpty());
        assertFalse(series("agroal_active_count").isEmpty());
        behave("careful", Neighbourhood::tell);
    }

    @Test
    void a_trace_goes_on_behind_the_gateway_under_its_own_id() {
        caller().header("traceparent", GIVEN).header("tracestate", "a=1").get("/api/v1/journeys").then()
                .body("headers.traceparent", startsWith("00-" + TRACE)).body("headers.tracestate", equalTo("a=1"));
    }

    @Test
    void a_trace_begins_at_the_gateway_when_none_is_told_or_none_that_can_be_read() {
        String fresh = "00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-00";
        caller().get("/api/v1/journeys").then().body("headers.traceparent", matchesPattern(fresh));
        caller().header("traceparent", GIVEN + "-x").header("tracestate", "a=1").get("/api/v1/journeys").then()
                .body("headers.traceparent", matchesPattern(fresh)).body("headers.traceparent", not(endsWith("-01")))
                .body("headers.tracestate", nullValue());
    }

    @Test
    void a_line_of_the_log_names_the_request_its_trace_and_its_tenant_and_no_path() {
        List<Map<String, String>> lines = new CopyOnWriteArrayList<>();
        Handler ear = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line instanceof ExtLogRecord own && own.getLoggerName().startsWith("cx.touchstone")) {
                    lines.add(own.getMdcCopy());
                }
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing to give back
            }
        };
        Logger root = Logger.getLogger("");
        root.addHandler(ear);
        try {
            behave("hopeless", request -> request.connection().close());
            caller().header("traceparent", GIVEN).header("X-Request-Id", "watched-1").body("{}").post("/api/v1/hopeless").then()
                    .statusCode(502).header("X-Request-Id", "watched-1");
            Map<String, String> line = lines.stream().filter(one -> "watched-1".equals(one.get("requestId"))).findAny()
                    .orElseThrow();
            assertEquals(TRACE, line.get("traceId"));
            assertEquals(tenant, line.get("tenant"));
        } finally {
            root.removeHandler(ear);
            behave("hopeless", Neighbourhood::tell);
        }
    }
}
