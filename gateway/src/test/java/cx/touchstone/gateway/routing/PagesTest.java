package cx.touchstone.gateway.routing;

import static cx.touchstone.gateway.Neighbourhood.OUR_PROXY;
import static cx.touchstone.gateway.Neighbourhood.behave;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What people open in a browser, and programs of theirs call, without a key. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class PagesTest {

    @Inject
    Keys keys;

    @AfterEach
    void thePagesAreAsBefore() {
        behave("s", Neighbourhood::tell);
        eventually(() -> given().get("/s/4vD9xkqw").then().statusCode(200)); // when the breaker has closed again
    }

    @ParameterizedTest
    @ValueSource(strings = { "/s/4vD9xkqw", "/s/4vD9xkqw/code.svg?size=3", "/s/", "/widget/touchstone.js", "/widget/demo/" })
    void a_page_is_fetched_without_a_key_and_with_the_token_of_a_respondent(String target) {
        given().header("Authorization", "Bearer " + keys.anyKey()).get(target).then().statusCode(200)
                .body("uri", equalTo(target)).body("headers.authorization", containsString("Bearer ey"))
                .body("headers.cookie", nullValue());
        given().get(target).then().statusCode(200);
    }

    @Test
    void a_form_is_posted_as_it_is() {
        String form = "q1=9&why=because+%26+so&_=";
        given().contentType("application/x-www-form-urlencoded").body(form).post("/s/4vD9xkqw").then().statusCode(200)
                .body("method", equalTo("POST")).body("body", equalTo(form))
                .body("headers.content-type", containsString("application/x-www-form-urlencoded"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/s/../api/v1/journeys", "/s/%2e%2e/x", "/s//x", "/s/x;a=b", "/widget/%2fx", "/widget\\x" })
    void an_address_that_can_be_read_in_two_ways_is_no_page(String target) throws IOException {
        try (Wire wire = new Wire()) {
            String answer = wire.send("GET " + target + " HTTP/1.1\nHost: x\nConnection: close\n\n").readAll();
            String said = target.startsWith("/s/") ? "<h1>This link does not work</h1>" : "\"code\":\"invalid-address\"";
            assertTrue(answer.startsWith("HTTP/1.1 400 ") && answer.contains(said), answer);
        }
    }

    @Test
    void a_service_that_breaks_off_is_explained_to_people_in_their_language() {
        behave("s", request -> request.connection().close());
        given().header("Accept-Language", "he, en;q=0.5").get("/s/4vD9xkqw?answer=9").then()
                .statusCode(anyOf(is(502), is(503)))
                .contentType("text/html").header("Content-Language", "he").header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'none'")).body("html.@dir", equalTo("rtl"))
                .body("html.body.main.h1", equalTo("לא ניתן לקבל תשובות כרגע"))
                .body("html.body.main.p[1].a.@href", equalTo("/s/4vD9xkqw?answer=9"));
        given().contentType("application/x-www-form-urlencoded").body("q1=9").post("/s/4vD9xkqw?language=ru").then()
                .statusCode(anyOf(is(502), is(503))).body("html.@lang", equalTo("ru")).body(not(containsString("<a ")));
    }

    @Test
    void a_form_that_is_too_large_is_explained_to_people_whether_or_not_it_says_so() throws IOException {
        given().contentType("application/x-www-form-urlencoded").body("a".repeat(1_100_000)).post("/s/4vD9xkqw").then()
                .statusCode(413).contentType("text/html").body("html.body.main.h1", equalTo("That is too much for us"));
        try (Wire wire = new Wire()) {
            String piece = "3e8\n" + "a".repeat(1000) + "\n";
            String answer = wire.send("POST /s/4vD9xkqw HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n"
                    + piece.repeat(1_100)).readUntil("</html>");
            assertTrue(answer.startsWith("HTTP/1.1 413 ") && answer.contains("That is too much for us"), answer);
        }
    }

    @Test
    void cookies_pass_in_neither_direction() {
        behave("s", request -> request.response().putHeader("Set-Cookie", "a=b").putHeader("Content-Type", "text/plain")
                .end("cookie: " + request.getHeader("Cookie")));
        given().cookie("session", "1").get("/s/4vD9xkqw").then().statusCode(200).header("Set-Cookie", nullValue())
                .body(equalTo("cookie: null"));
    }

    @Test
    void what_the_gateway_says_already_is_not_said_twice() {
        behave("s", request -> request.response().putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'self'").end());
        var answer = given().get("/s/4vD9xkqw").then().statusCode(200)
                .header("Content-Security-Policy", "default-src 'self'").extract();
        assertTrue(answer.headers().getValues("X-Content-Type-Options").size() == 1, answer.headers().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "127.0.0.1 | 203.0.113.7 | 127.0.0.1", OUR_PROXY + " | 203.0.113.7 | 203.0.113.7",
            OUR_PROXY + " | 198.51.100.1, 203.0.113.7, 10.1.2.3 | 203.0.113.7" })
    void a_service_learns_from_where_a_respondent_calls(String peer, String forwarded, String address) throws IOException {
        for (String path : new String[] { "/api/v1/public/surveys/x", "/s/x" }) {
            try (Wire wire = new Wire(peer)) {
                String answer = wire.send("GET " + path + " HTTP/1.1\nHost: x\nX-Forwarded-For: " + forwarded
                        + "\nTouchstone-Client-Address: 192.0.2.1\n\n").readUntil("\"body\":\"\"}");
                assertTrue(answer.contains("\"touchstone-client-address\":\"" + address + "\"")
                        && !answer.contains("x-forwarded-for"), answer);
            }
        }
    }
}
