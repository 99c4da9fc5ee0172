package cx.touchstone.survey.widget;

import static cx.touchstone.kit.testing.Caller.asRespondent;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WidgetServingTest {

    private static final int MOST_BYTES = 15_000;

    @Test
    void the_script_is_one_small_file() throws IOException {
        String script = asRespondent().get("/widget/touchstone.js").then().statusCode(200)
                .contentType("text/javascript;charset=UTF-8").body(containsString("customElements.define('touchstone-survey'"))
                .extract().asString();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(script.getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(packed.size() < MOST_BYTES, packed.size() + " bytes");
    }

    @Test
    void the_script_says_the_same_in_every_character_set() {
        assertTrue(WidgetFile.script().content().chars().allMatch(c -> c < 128));
    }

    @Test
    void stars_and_faces_are_drawn_as_on_the_page() throws IOException {
        String script = WidgetFile.script().content();
        try (var look = getClass().getResourceAsStream("/templates/page/look.html")) {
            var lines = Pattern.compile(" d=\"([^\"]+)\"").matcher(new String(look.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(path -> path.group(1)).toList();
            assertEquals(7, lines.size(), "a star, two eyes, five mouths");
            assertEquals(List.of(), lines.stream().filter(line -> !script.contains(line)).toList());
        }
    }

    @Test
    void browsers_keep_it_for_an_hour_and_then_ask_whether_it_changed() {
        String tag = asRespondent().get("/widget/touchstone.js").then()
                .header("Cache-Control", "public, max-age=3600, must-revalidate").header("Vary", equalTo("Accept-Encoding"))
                .extract().header("ETag");
        asRespondent().header("If-None-Match", tag).get("/widget/touchstone.js").then().statusCode(304)
                .header("ETag", tag).body(equalTo(""));
        asRespondent().header("If-None-Match", "W/\"another\"").get("/widget/touchstone.js").then().statusCode(200);
    }

    @Test
    void it_travels_packed() {
        asRespondent().header("Accept-Encoding", "gzip").get("/widget/touchstone.js").then().statusCode(200)
                .header("Content-Encoding", "gzip");
    }

    @Test
    void the_demo_page_trusts_nobody_and_says_nothing_of_its_address() {
        asRespondent().get("/widget/demo?link=%3Cscript%3Ealert(1)%3C/script%3E").then().statusCode(200)
                .contentType("text/html;charset=UTF-8").header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe"))).body(not(containsString("alert")));
    }

    @Test
    void nothing_else_is_there_and_nobody_else_gets_in() {
        asRespondent().get("/widget/flow.js").then().statusCode(404).contentType("application/problem+json");
        RestAssured.get("/widget/touchstone.js").then().statusCode(401);
    }
}
