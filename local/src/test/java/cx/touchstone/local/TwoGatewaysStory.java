package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Keys are given out and taken back at two replicas of the gateway, which do not know of each other. */
@ExtendWith(ThePlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoGatewaysStory {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int WRITERS = 4;

    private final Platform platform;
    private final ServiceProcess other;

    TwoGatewaysStory(Platform platform) throws InterruptedException {
        this.platform = platform;
        this.other = platform.replica(Service.GATEWAY);
    }

    @AfterAll
    void theOtherGoes() {
        platform.dismiss(other);
    }

    @Test
    void a_key_that_was_taken_back_at_one_opens_the_other_no_more() {
        ValidatableResponse made = make(platform.url(), "partner");
        String key = made.extract().path("key");
        for (int i = 0; i < 50; i++) { // both know it, and it is in use
            assertEquals(List.of(200, 200), scores(key));
        }
        caller(platform.url(), platform.key()).delete("/api-keys/" + made.extract().path("id")).then().statusCode(204);
        eventually(SECOND, () -> assertEquals(List.of(401, 401), scores(key)));
    }

    @Test
    void nobody_of_a_tenant_that_was_suspended_at_one_is_let_in_at_either() {
        String id = "short-lived-" + UUID.randomUUID();
        String key = caller(platform.url(), platform.key()).body("{\"id\": \"" + id + "\", \"name\": \"Short-lived\"}")
                .post("/tenants").then().statusCode(201).extract().path("key");
        for (int i = 0; i < 50; i++) {
            assertEquals(List.of(200, 200), scores(key));
        }
        String suspension = "/tenants/" + id + "/suspension";
        caller(platform.url(), platform.key()).body("{\"reason\": \"unpaid\"}").put(suspension).then().statusCode(200);
        eventually(SECOND, () -> assertEquals(List.of(403, 403), scores(key)));
        caller(other.url(), platform.key()).delete(suspension).then().statusCode(204);
        eventually(SECOND, () -> assertEquals(List.of(200, 200), scores(key)));
    }

    @Test
    void a_rotated_key_and_the_one_before_are_good_at_both() {
        ValidatableResponse made = make(platform.url(), "rotated");
        String next = caller(other.url(), platform.key()).body("{\"overlap\": \"PT1H\"}")
                .post("/api-keys/" + made.extract().path("id") + "/rotation").then().statusCode(201).extract().path("key");
        assertEquals(List.of(200, 200), scores(made.extract().path("key")));
        assertEquals(List.of(200, 200), scores(next));
    }

    @Test
    void what_both_write_into_the_audit_log_at_once_is_one_chain() throws InterruptedException {
        int before = verify().extract().path("entries");
        List<Callable<Integer>> writers = new ArrayList<>();
        for (String gateway : List.of(platform.url(), other.url())) {
            IntStream.range(0, WRITERS).forEach(n -> writers.add(() -> makeAndTakeBack(gateway)));
        }
        try (var threads = Executors.newFixedThreadPool(writers.size())) {
            assertTrue(threads.invokeAll(writers).stream().allMatch(done -> done.resultNow() == 204));
        }
        verify().body("intact", equalTo(true)).body("entries", equalTo(before + 2 * WRITERS * 2));
    }

    private int makeAndTakeBack(String gateway) {
        String id = make(gateway, "short-lived").extract().path("id");
        return caller(gateway, platform.key()).delete("/api-keys/" + id).statusCode();
    }

    private ValidatableResponse verify() {
        return caller(other.url(), platform.key()).get("/audit-log/verification").then().statusCode(200);
    }

    private ValidatableResponse make(String gateway, String name) {
        return caller(gateway, platform.key()).body("{\"name\": \"" + name + "\", \"scopes\": [\"scores:read\"]}")
                .post("/api-keys").then().statusCode(201);
    }

    /** What a call at each of both is answered. */
    private List<Integer> scores(String key) {
        return List.of(caller(platform.url(), key).get("/scores").statusCode(),
                caller(other.url(), key).get("/scores").statusCode());
    }

    private static RequestSpecification caller(String gateway, String key) {
        return given().baseUri(gateway + "/api/v1").header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }
}
