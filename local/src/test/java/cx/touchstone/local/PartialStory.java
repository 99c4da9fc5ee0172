package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.restassured.response.ValidatableResponse;

/** Five people begin on the train; some go on at home, some never do. Each of them is one person, and counts as one. */
@ExtendWith(ThePlatform.class)
class PartialStory {

    private static final String BEGUN = "{\"answers\": {\"satisfied\": 2}}";
    private static final String DONE = "{\"answers\": {\"satisfied\": 5, \"why\": \"On second thoughts\"}, \"complete\": true}";

    private final SurveyTeam team;
    private final String touchpoint = "touchpoint-" + UUID.randomUUID();
    private final List<String> people = Stream.generate(() -> UUID.randomUUID().toString()).limit(5).toList();
    private String survey;
    private String link;

    PartialStory(Platform platform) {
        team = new SurveyTeam(platform);
    }

    @BeforeEach
    void fiveBegin() {
        survey = team.asks("""
                {"name": "Journey", "settings": {"partialExpiry": "PT1H"}, "questions": [
                  {"key": "satisfied", "type": "csat", "text": {"en": "How was it?"}, "touchpoint": "%s"},
                  {"key": "why", "type": "open-text", "text": {"en": "Why?"}, "required": true}]}""".formatted(touchpoint));
        link = team.linkTo(survey);
        people.forEach(session -> saved(session, BEGUN).statusCode(201).body("status", equalTo("started")));
    }

    @Test
    void who_goes_on_elsewhere_finds_what_was_answered_and_completes_it_once() {
        statisticsAre(5, 0, 0);
        for (String session : people) {
            team.respondent().get(addressOf(session)).then().statusCode(200).body("answers.satisfied", equalTo(2))
                    .body("status", equalTo("started"));
            String response = saved(session, DONE).statusCode(200).body("status", equalTo("complete")).extract()
                    .path("responseId");
            saved(session, DONE).statusCode(200).body("responseId", equalTo(response));
            saved(session, BEGUN).statusCode(409).body("code", equalTo("response-complete"));
            team.respondent().get(addressOf(session)).then().statusCode(409);
        }
        statisticsAre(0, 0, 5);
        eventually(() -> assertEquals(List.of("csat 100.00 of 5"), team.scoresOf(touchpoint)));
    }

    @Test
    void what_is_left_counts_as_it_is_and_as_the_same_one_when_it_is_completed_later() throws SQLException {
        anHourPasses();
        eventually(() -> statisticsAre(0, 5, 0));
        eventually(() -> assertEquals(List.of("csat 0.00 of 5"), team.scoresOf(touchpoint)));
        team.caller().get("/responses?survey=" + survey + "&status=partial").then().body("items.answers.satisfied",
                everyItem(equalTo(2)));
        saved(people.getFirst(), DONE).statusCode(200).body("status", equalTo("complete"));
        statisticsAre(0, 4, 1);
        eventually(() -> assertEquals(List.of("csat 20.00 of 5"), team.scoresOf(touchpoint)));
        saved(people.getFirst(), DONE).statusCode(200);
        statisticsAre(0, 4, 1);
    }

    /** The shortest patience is an hour: the story has less. */
    private void anHourPasses() throws SQLException {
        try (Connection connection = team.platform().postgres().connect("survey_service");
                var age = connection.prepareStatement(
                        "update response set expires_at = expires_at - interval '1 hour' where survey_id = ?::uuid")) {
            age.setString(1, survey);
            assertEquals(5, age.executeUpdate());
        }
    }

    private void statisticsAre(int started, int partial, int complete) {
        team.caller().get("/surveys/" + survey + "/statistics").then().body("started", equalTo(started))
                .body("partial", equalTo(partial)).body("complete", equalTo(complete));
    }

    private ValidatableResponse saved(String session, String body) {
        return team.respondent().body(body).put(addressOf(session)).then();
    }

    private String addressOf(String session) {
        return "/public/surveys/" + link + "/responses/" + session;
    }
}
