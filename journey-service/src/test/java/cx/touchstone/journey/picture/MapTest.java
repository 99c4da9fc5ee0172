package cx.touchstone.journey.picture;

import static cx.touchstone.journey.JourneyFixture.draw;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class MapTest {

    private final String tenant = aTenant();
    private String map;

    @BeforeEach
    void a_journey_is_made_of_the_airport() {
        String journey = as(tenant, "journeys:write").body("{\"name\": \"From <A> & \\\"B\\\"\"}")
                .post("/api/v1/journey-templates/airport-passenger/journeys").then().statusCode(201).extract()
                .header("Location");
        map = journey + "/map";
    }

    @AfterEach
    void the_neighbour_is_back() {
        ScoringNeighbour.answer = 204;
    }

    @Test
    void a_picture_is_drawn_within_its_breadth_and_says_what_it_shows() throws Exception {
        Document picture = picture("");
        assertEquals("From <A> & \"B\"", picture.getElementsByTagName("title").item(0).getTextContent());
        String words = picture.getElementsByTagName("desc").item(0).getTextContent();
        assertTrue(words.contains("Check-in and security: ") && words.contains("Security check, emotion -2"), words);
        assertEquals("img", picture.getDocumentElement().getAttribute("role"));
        List<Element> cards = cards(picture);
        assertEquals(17, cards.size());
        assertTrue(cards.stream().allMatch(card -> left(card) >= 0 && left(card) + number(card, "width") <= 1200));
        for (Element one : cards) {
            assertFalse(cards.stream().anyMatch(other -> other != one && overlap(one, other)));
        }
        String texts = IntStream.range(0, picture.getElementsByTagName("text").getLength())
                .mapToObj(i -> picture.getElementsByTagName("text").item(i).getTextContent()).toList().toString();
        assertTrue(texts.contains("Wi-Fi") && texts.contains("⚠ The queue is long before nine") && texts.contains("in-person"),
                texts);
    }

    @Test
    void a_language_that_runs_from_right_to_left_mirrors_the_picture() throws Exception {
        Document usual = picture("?locale=de");
        Document mirrored = picture("?locale=ar-EG");
        assertEquals("rtl", mirrored.getDocumentElement().getAttribute("direction"));
        Element first = cards(mirrored).getFirst();
        assertEquals(1200 - left(cards(usual).getFirst()), left(first) + number(first, "width"));
    }

    @Test
    void who_asks_for_no_language_gets_the_picture_of_the_one_that_he_reads() {
        as(tenant, "journeys:read").header("Accept-Language", "en;q=0.5, he-IL").get(map).then()
                .header("Vary", "Accept-Language")
                .body(containsString("direction=\"rtl\""));
        as(tenant, "journeys:read").header("Accept-Language", "he").get(map + "?locale=en").then()
                .body(containsString("direction=\"ltr\""));
    }

    @ParameterizedTest
    @CsvSource({ "ar-EG, true", "ku-Latn, false", "az-Arab, true", "iw, true", "ro, false", "*, false", "?;q=x, false",
            ", false" })
    void the_script_of_a_language_says_where_lines_begin(String languages, boolean fromTheRight) {
        assertEquals(fromTheRight, Writing.isRightToLeft(null, languages));
    }

    @Test
    void latest_scores_are_drawn_and_without_scoring_the_map_is_a_map_still() throws Exception {
        ScoringNeighbour.answer = 200;
        assertTrue(as(tenant, "journeys:read").get(map + "?scores=true").asString().contains(">87</text>"));
        as(tenant, "journeys:read").get(map + "/json?scores=true").then().body("scores.touchpoint", contains("wifi"))
                .body("scores[0].score", equalTo(87.4f)).body("scoresUnavailable", equalTo(false));
        as(tenant, "journeys:read").get(map + "/json").then().body("scores", nullValue());
        ScoringNeighbour.answer = 503;
        String away = as(tenant, "journeys:read").get(map + "?scores=true").then().statusCode(200).extract().asString();
        assertTrue(away.contains("Scores cannot be shown now.") && !away.contains(">87</text>"), away);
        as(tenant, "journeys:read").get(map + "/json?scores=true").then().statusCode(200).body("scores", nullValue())
                .body("scoresUnavailable", equalTo(true));
    }

    @Test
    void the_map_is_read_as_a_diagram_and_as_a_table() {
        String diagram = as(tenant, "journeys:read").get(map + "/mermaid").then().statusCode(200).contentType("text/plain")
                .extract().asString();
        assertTrue(diagram.startsWith("journey\n    title From <A> & \"B\"\n    section Getting there\n"
                + "      Way to the airport: 2: Access\n"), diagram);
        String table = as(tenant, "journeys:read").get(map + "/csv").then().statusCode(200).contentType("text/csv").extract()
                .asString();
        assertEquals(18, table.split("\r\n").length);
        assertTrue(table.contains("check-in,Check-in and security,security-check,Security check,in-person,"), table);
    }

    @Test
    void versions_are_drawn_and_strangers_see_nothing() {
        as(tenant, "journeys:write").post(map.replace("/map", "/versions")).then().statusCode(201);
        as(tenant, "journeys:read").get(map + "?version=1").then().statusCode(200).contentType("image/svg+xml");
        as(tenant, "journeys:read").get(map + "?version=2").then().statusCode(404);
        as(aTenant(), "journeys:read").get(map + "?scores=true").then().statusCode(404);
        draw(tenant, "{\"name\": \"Nothing yet\"}").statusCode(201);
    }

    private Document picture(String question) throws Exception {
        byte[] svg = as(tenant, "journeys:read").get(map + question).then().statusCode(200).contentType("image/svg+xml")
                .extract().asString().getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static List<Element> cards(Document picture) {
        var boxes = picture.getElementsByTagName("rect");
        return IntStream.range(0, boxes.getLength()).mapToObj(i -> (Element) boxes.item(i))
                .filter(box -> box.getAttribute("rx").equals("8")).toList();
    }

    private static boolean overlap(Element one, Element other) {
        return left(one) < left(other) + number(other, "width") && left(other) < left(one) + number(one, "width")
                && number(one, "y") < number(other, "y") + number(other, "height")
                && number(other, "y") < number(one, "y") + number(one, "height");
    }

    private static double left(Element box) {
        return number(box, "x");
    }

    private static double number(Element box, String name) {
        return Double.parseDouble(box.getAttribute(name));
    }
}
