package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A museum moves what its visitors said into another survey, by both kinds of file, and reads the same scores there. */
@ExtendWith(ThePlatform.class)
class RoundTripStory {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    private static final List<String> SCORES = List.of("ces 100.00 of 6", "csat 66.67 of 6", "nps 0.00 of 12");

    private final SurveyTeam team;
    private final ObjectMapper json = new ObjectMapper();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private String museum;

    RoundTripStory(Platform platform) {
        team = new SurveyTeam(platform);
    }

    @BeforeEach
    void sixVisitorsAnswer() {
        museum = aSurvey("museum-" + mark);
        String link = team.linkTo(museum, "{\"channel\": \"desk\", \"attributes\": {\"ticket\": \"day\"}}");
        for (int i = 0; i < 6; i++) {
            team.answers(link,
                    """
                            {"answers": {"satisfied": %d, "easy": 5, "rooms": {"old": 10, "new": 3}, "seen": ["cafe", {"other": "The roof"}],
                             "why": "=SUM(A1:A9) said \\"Ана\\"\\nand left, %d"}, "locale": "en", "weight": 1.5}"""
                            .formatted(i < 4 ? 5 : 2, i))
                    .statusCode(201);
        }
    }

    @Test
    void ndjson_carries_everything_and_carries_it_once() throws IOException {
        String copy = aSurvey("copy-" + mark);
        String order = "{\"surveyId\": \"" + copy + "\"}";
        String lines = exported(museum, "ndjson");
        team.imports(order, NDJSON, lines).body("accepted", equalTo(6)).body("refused", equalTo(0));
        team.imports(order, NDJSON, lines).body("accepted", equalTo(0)).body("duplicates", equalTo(6));
        assertEquals(said(lines), said(exported(copy, "ndjson")));
        eventually(() -> assertEquals(SCORES, team.scoresOf("copy-" + mark)));
        assertEquals(SCORES, team.scoresOf("museum-" + mark));
    }

    @Test
    void csv_carries_the_answers_and_no_formula() throws IOException {
        String copy = aSurvey("copy-" + mark);
        String table = exported(museum, "csv");
        assertTrue(table.contains("\"'=SUM(A1:A9) said \"\"Ана\"\"\nand left, 0\""), table);
        String order = """
                {"surveyId": "%s", "mapping": {"externalId": {"column": "response.id"}, "surveyVersion": {"column": "response.version"},
                 "respondedAt": {"from": {"column": "response.respondedAt"}},
                 "weight": {"column": "response.weight"}, "channel": {"column": "response.channel"},
                 "locale": {"column": "response.locale"}, "attributes": {"ticket": {"column": "attribute.ticket"}},
                 "answers": {"satisfied": {"column": "satisfied"}, "easy": {"column": "easy"}, "rooms/old": {"column": "rooms/old"},
                  "rooms/new": {"column": "rooms/new"}, "seen/cafe": {"column": "seen/cafe"}, "seen/shop": {"column": "seen/shop"},
                  "seen/other": {"column": "seen/other.text"}, "why": {"column": "why"}}}}"""
                .formatted(copy);
        team.imports(order, CSV, table).body("accepted", equalTo(6)).body("refused", equalTo(0));
        team.imports(order, CSV, table).body("duplicates", equalTo(6));
        assertEquals(said(exported(museum, "ndjson").replace("\"=SUM", "\"'=SUM")), said(exported(copy, "ndjson")));
        eventually(() -> assertEquals(SCORES, team.scoresOf("copy-" + mark)));
        assertEquals(SCORES, team.scoresOf("museum-" + mark));
    }

    private String aSurvey(String touchpoint) {
        String survey = team.drafts("""
                {"name": "Museum", "questions": [
                  {"key": "satisfied", "type": "csat", "text": {"en": "How was it?"}, "touchpoint": "%1$s"},
                  {"key": "easy", "type": "ces", "text": {"en": "How easy to find?"}, "touchpoint": "%1$s"},
                  {"key": "rooms", "type": "matrix", "scale": 10, "text": {"en": "Recommend?"}, "rows": [
                    {"key": "old", "text": {"en": "The old rooms"}, "metric": "nps", "touchpoint": "%1$s"},
                    {"key": "new", "text": {"en": "The new ones"}, "metric": "nps", "touchpoint": "%1$s"}]},
                  {"key": "seen", "type": "multiple-choice", "text": {"en": "What else?"}, "other": true, "options": [
                    {"key": "cafe", "text": {"en": "The café"}}, {"key": "shop", "text": {"en": "The shop"}}]},
                  {"key": "why", "type": "open-text", "text": {"en": "Why?"}}]}""".formatted(touchpoint));
        team.publishes(survey).body("findings", empty());
        return survey;
    }

    private String exported(String survey, String format) {
        return team.caller().get("/exports/responses?survey=" + survey + "&format=" + format).then().statusCode(200).extract()
                .asString();
    }

    /** What was said, when and where, without what became of it here; a line for each response. */
    private List<String> said(String lines) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            JsonNode response = json.readTree(line);
            said.add(response.get("answers") + " " + response.get("respondedAt") + response.get("weight").decimalValue()
                    .stripTrailingZeros() + response.get("channel") + response.get("locale") + response.get("attributes"));
        }
        return said;
    }
}
