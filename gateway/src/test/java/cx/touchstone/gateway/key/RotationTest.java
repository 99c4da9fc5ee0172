package cx.touchstone.gateway.key;

import static cx.touchstone.gateway.Keys.aKeyOfNobody;
import static cx.touchstone.gateway.Keys.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class RotationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    Keys keys;

    private String admin;
    private String id;
    private String key;

    @BeforeEach
    void aKeyToRotate() {
        admin = keys.aKey(aTenant(), "admin", "scores:read");
        var made = with(admin).contentType("application/json").body("{\"name\": \"CRM\", \"scopes\": [\"scores:read\"]}")
                .post("/api/v1/api-keys").then().statusCode(201);
        id = made.extract().path("id");
        key = made.extract().path("key");
    }

    @Test
    void both_keys_are_good_until_the_overlap_ends() {
        var rotated = rotate("{}").statusCode(201).body("replaces", equalTo(id)).body("name", equalTo("CRM"))
                .body("scopes", equalTo(List.of("scores:read")));
        for (String good : List.of(key, rotated.extract().<String> path("key"))) {
            with(good).get("/api/v1/me").then().statusCode(200);
        }
        Instant end = Instant.parse(with(admin).get("/api/v1/api-keys/" + id).path("expiresAt"));
        assertEquals(DAY.toSeconds(), Duration.between(Instant.now(), end).toSeconds(), 60);
    }

    @Test
    void without_an_overlap_the_old_key_ends_within_a_second() {
        with(key).get("/api/v1/me").then().statusCode(200);
        String next = rotate("{\"overlap\": \"PT0S\"}").statusCode(201).extract().path("key");
        eventually(Duration.ofSeconds(1), () -> with(key).get("/api/v1/me").then().statusCode(401));
        with(next).get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void of_those_who_rotate_a_key_together_one_succeeds() throws InterruptedException {
        Callable<Integer> rotation = () -> rotate("{}").extract().statusCode();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Integer> answers = threads.invokeAll(Collections.nCopies(8, rotation)).stream().map(a -> a.resultNow())
                    .toList();
            assertEquals(1, Collections.frequency(answers, 201), answers.toString());
            assertEquals(7, Collections.frequency(answers, 409), answers.toString());
        }
        rotate("{}").statusCode(409).body("code", equalTo("api-key-over"));
    }

    @Test
    void a_revoked_key_makes_room_for_none() {
        with(admin).delete("/api/v1/api-keys/" + id).then().statusCode(204);
        rotate("{}").statusCode(409).body("code", equalTo("api-key-over"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "-PT1S", "P31D", "P30DT1S" })
    void an_overlap_has_bounds(String overlap) {
        rotate("{\"overlap\": \"" + overlap + "\"}").statusCode(400).body("errors[0].pointer", equalTo("/overlap"));
    }

    @Test
    void the_next_key_lasts_as_long_as_the_old_one_was_meant_to() {
        ApiKey old = aKey(NOW.plus(DAY.multipliedBy(90)));
        Instant later = NOW.plus(DAY.multipliedBy(80));
        ApiKey next = old.rotate(secret(), DAY, "tsk_x", later);
        assertEquals(later.plus(DAY.multipliedBy(90)), next.expiresAt());
        assertEquals(later.plus(DAY), old.expiresAt());
        assertEquals(old.id(), next.replaces);
    }

    @Test
    void an_overlap_does_not_lengthen_a_life() {
        ApiKey old = aKey(NOW.plus(DAY));
        old.rotate(secret(), DAY.multipliedBy(30), "tsk_x", NOW);
        assertEquals(NOW.plus(DAY), old.expiresAt());
        assertThrows(ApiKeyIsOver.class, () -> old.rotate(secret(), DAY, "tsk_x", NOW.plus(DAY)));
    }

    private static ApiKey aKey(Instant end) {
        return new ApiKey("t", "CRM", secret(), Set.of("admin"), end, "tsk_x", NOW);
    }

    private static KeySecret secret() {
        return KeySecret.of(aKeyOfNobody()).orElseThrow();
    }

    private ValidatableResponse rotate(String body) {
        return with(admin).contentType("application/json").body(body).post("/api/v1/api-keys/" + id + "/rotation").then();
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
