package cx.touchstone.gateway.event;

import static cx.touchstone.gateway.Happenings.COMPLETED;
import static cx.touchstone.gateway.Happenings.ERASED;
import static cx.touchstone.gateway.Happenings.aResponse;
import static cx.touchstone.gateway.Happenings.event;
import static cx.touchstone.gateway.Happenings.tellAs;
import static cx.touchstone.gateway.Keys.aTenant;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Happenings;
import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class EventFeedTest {

    @Inject
    Keys keys;
    @Inject
    Happenings happenings;
    @Inject
    InternalToken token;
    @Inject
    SweepEvents sweepEvents;

    private final String tenant = aTenant();
    private String key;

    @BeforeEach
    void aPartner() {
        key = keys.aKey(tenant, "events:read");
    }

    @Test
    void what_was_told_is_fetched_in_its_order_as_cloud_events() {
        UUID response = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        happenings.tell(tenant, event(id, COMPLETED, response, "crm/case/1", ""), aResponse(UUID.randomUUID(), "crm/case/2"))
                .statusCode(204);
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "crm/case/3")).statusCode(204);
        fetch("").statusCode(200).body("items.subject", contains("crm/case/1", "crm/case/2", "crm/case/3"))
                .body("items.sequence", contains("1", "2", "3")).body("more", equalTo(false))
                .body("items[0].id", equalTo(id.toString())).body("items[0].specversion", equalTo("1.0"))
                .body("items[0].source", equalTo("urn:touchstone:gateway")).body("items[0].type", equalTo(COMPLETED))
                .body("items[0].time", equalTo("2026-11-22T10:12:31.204Z"))
                .body("items[0].data.response", equalTo(response.toString()))
                .body("items[0].data.scores[0].value", equalTo(3));
    }

    @Test
    void who_comes_back_with_his_cursor_goes_on_where_he_was() {
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "a"), aResponse(UUID.randomUUID(), "b"),
                event(UUID.randomUUID(), "cx.touchstone.journey.published.v1", UUID.randomUUID(), "c", ""));
        String first = fetch("limit=2").body("items.subject", contains("a", "b")).body("more", equalTo(true)).extract()
                .path("nextCursor");
        String end = fetch("cursor=" + first).body("items.subject", contains("c")).extract().path("nextCursor");
        fetch("cursor=" + end).body("items", empty()).body("nextCursor", equalTo(end));
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "d"));
        fetch("cursor=" + end).body("items.subject", contains("d"));
        String only = fetch("type=" + COMPLETED + "&limit=2").body("items.subject", contains("a", "b")).extract()
                .path("nextCursor");
        fetch("type=" + COMPLETED + "&cursor=" + only).body("items.subject", contains("d"));
        fetch("type=nonsense").statusCode(400).body("errors.code", contains("unknown-event-type"));
        fetch("cursor=nonsense").statusCode(400);
        fetch("limit=1000").statusCode(400);
    }

    @Test
    void what_is_told_again_happened_once() {
        UUID response = UUID.randomUUID();
        String once = event(UUID.nameUUIDFromBytes(response.toString().getBytes()), COMPLETED, response, "crm/case/1", "");
        List<CompletableFuture<Void>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> happenings.tell(tenant, once, once).statusCode(204))).toList();
        all.forEach(CompletableFuture::join);
        fetch("").body("items", hasSize(1));
    }

    @Test
    void what_an_erased_response_told_is_gone_and_does_not_come_back() {
        UUID response = UUID.randomUUID();
        happenings.tell(tenant, aResponse(response, "crm/case/1"), aResponse(UUID.randomUUID(), "crm/case/2"));
        String erased = event(UUID.randomUUID(), ERASED, response, "response/" + response, ", \"erases\": true");
        happenings.tell(tenant, erased).statusCode(204);
        happenings.tell(tenant, aResponse(response, "crm/case/1")).statusCode(204);
        fetch("").body("items.subject", contains("crm/case/2", "response/" + response));
        UUID both = UUID.randomUUID();
        happenings.tell(tenant, aResponse(both, "crm/case/3"),
                event(UUID.randomUUID(), ERASED, both, "response/" + both, ", \"erases\": true"));
        fetch("").body("items.subject", contains("crm/case/2", "response/" + response, "response/" + both));
    }

    @Test
    void nobody_who_reads_on_misses_what_was_written_at_the_same_time() {
        int calls = 40;
        CompletableFuture<?> all = CompletableFuture.allOf(IntStream.range(0, 4)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> IntStream.range(0, calls / 4).forEach(
                        i -> happenings.tell(tenant, aResponse(UUID.randomUUID(), "a"), aResponse(UUID.randomUUID(), "b")))))
                .toArray(CompletableFuture[]::new));
        List<Long> read = new ArrayList<>();
        String cursor = "";
        boolean written = false;
        for (boolean more = true; more || !written;) {
            written = all.isDone();
            JsonPath page = fetch("cursor=" + cursor).statusCode(200).extract().jsonPath();
            page.getList("items.sequence", String.class).forEach(place -> read.add(Long.valueOf(place)));
            cursor = page.getString("nextCursor");
            more = page.getBoolean("more");
        }
        all.join();
        assertEquals(LongStream.rangeClosed(1, 2 * calls).boxed().toList(), read);
    }

    @Test
    void what_is_too_old_is_gone_and_who_missed_it_is_told() {
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "a"));
        String before = fetch("limit=1").extract().path("nextCursor");
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "b"));
        sweepEvents.sweep(Duration.ofDays(1));
        fetch("cursor=" + before).body("items.subject", contains("b"));
        sweepEvents.sweep(Duration.ZERO);
        fetch("").body("items", empty());
        fetch("cursor=" + before).statusCode(410).body("code", equalTo("events-gone"));
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "c"));
        fetch("").body("items.subject", contains("c"));
    }

    @Test
    void another_tenant_and_who_lacks_the_scope_see_nothing() {
        happenings.tell(tenant, aResponse(UUID.randomUUID(), "a"));
        String others = keys.aKey(aTenant(), "events:read");
        given().header("Authorization", "Bearer " + others).get("/api/v1/events").then().body("items", empty());
        given().header("Authorization", "Bearer " + keys.aKey(tenant, "responses:read")).get("/api/v1/events").then()
                .statusCode(403);
    }

    @Test
    void only_services_of_the_platform_tell_and_their_tokens_open_nothing_else() {
        String event = aResponse(UUID.randomUUID(), "a");
        tellAs("Bearer " + keys.aKeyForAll(tenant), event).statusCode(401);
        tellAs(token.bearer(tenant, "survey-service", Set.of("events:write")), event).statusCode(401);
        tellAs(token.bearer(null, "gateway", Set.of("events:write")), event).statusCode(401);
        tellAs(token.bearer("*", "gateway", Set.of("events:write")), event).statusCode(401);
        tellAs(token.bearer(tenant, "gateway", Set.of("events:read")), event).statusCode(403);
        String good = token.bearer(tenant, "gateway", Set.of("events:write", "events:read"));
        String[] parts = good.split("\\.");
        tellAs(parts[0] + "." + parts[1] + ".AAAA", event).statusCode(401);
        tellAs("Bearer eyJhbGciOiJub25lIn0." + parts[1] + ".", event).statusCode(401);
        given().header("Authorization", good).get("/api/v1/events").then().statusCode(401);
        given().contentType("application/json").body("{\"events\": [" + event + "]}").post("/internal/events").then()
                .statusCode(401);
        tellAs(good, event.replace("cx.touchstone.response.completed.v1", "else")).statusCode(400);
        fetch("").body("items", empty());
    }

    private ValidatableResponse fetch(String query) {
        return given().header("Authorization", "Bearer " + key).get("/api/v1/events" + (query.isEmpty() ? "" : "?" + query))
                .then();
    }
}
