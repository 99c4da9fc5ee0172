package cx.touchstone.gateway.routing;

import static cx.touchstone.gateway.Neighbourhood.behave;
import static cx.touchstone.gateway.Neighbourhood.calls;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.gateway.exchange.RetryBudget;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.http.HttpServerRequest;

/** A service that is in several places, and what is asked a second time. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class AddressesTest {

    @Inject
    Keys keys;

    private String key;

    @BeforeEach
    void aKey() {
        key = keys.anyKey();
    }

    @Test
    void calls_go_to_each_address_in_turn() {
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            hosts.add(call().get("/api/v1/spread").then().statusCode(200).extract().<String> path("headers.host")
                    .replaceAll(":.*", ""));
        }
        assertEquals(5, Collections.frequency(hosts, "localhost"), hosts.toString());
        assertEquals(5, Collections.frequency(hosts, "127.0.0.1"), hosts.toString());
    }

    @Test
    void what_does_not_reach_an_address_reaches_the_next_one() {
        String large = "x".repeat(100_000); // longer than what passes in one piece
        for (int i = 0; i < 12; i++) { // until its breaker has noticed, and after
            call().get("/api/v1/halfway").then().statusCode(200);
            call().body("small").post("/api/v1/halfway").then().statusCode(200).body("body", equalTo("small"));
            call().body(large).post("/api/v1/halfway").then().statusCode(200).body("body", equalTo(large));
        }
        assertEquals(36, calls("halfway"));
    }

    @Test
    void a_read_that_broke_off_without_an_answer_is_asked_once_more() {
        behave("forgetful", this::breakOffOnce);
        call().get("/api/v1/forgetful").then().statusCode(200);
        assertEquals(2, calls("forgetful"));
    }

    @Test
    void nothing_else_is_asked_twice() {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            behave("careful", request -> request.connection().close());
            call().body("x").request(method, "/api/v1/careful").then().statusCode(502)
                    .body("code", equalTo("service-interrupted"));
            assertEquals(1, calls("careful"), method);
            behave("careful", Neighbourhood::tell);
            for (int i = 0; i < 3; i++) { // so many good ones keep the breaker closed
                call().get("/api/v1/careful").then().statusCode(200);
            }
        }
    }

    @Test
    void a_read_is_not_asked_a_third_time() {
        behave("hopeless", request -> request.connection().close());
        call().get("/api/v1/hopeless").then().statusCode(502);
        assertEquals(2, calls("hopeless"));
    }

    @Test
    void asking_again_is_for_a_share_of_all_exchanges() {
        RetryBudget budget = new RetryBudget(0.25, 2);
        assertTrue(budget.spend() && budget.spend());
        assertFalse(budget.spend());
        for (int i = 0; i < 3; i++) {
            budget.earn();
        }
        assertFalse(budget.spend());
        budget.earn();
        assertTrue(budget.spend());
        assertFalse(budget.spend());
        for (int i = 0; i < 100; i++) {
            budget.earn();
        }
        assertTrue(budget.spend() && budget.spend());
        assertFalse(budget.spend());
    }

    private void breakOffOnce(HttpServerRequest request) {
        if (calls("forgetful") == 1) {
            request.connection().close();
        } else {
            Neighbourhood.tell(request);
        }
    }

    private RequestSpecification call() {
        return given().header("Authorization", "Bearer " + key);
    }
}
