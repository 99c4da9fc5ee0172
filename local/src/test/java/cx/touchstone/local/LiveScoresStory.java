package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.restassured.path.json.JsonPath;

/** A screen on the wall shows a score as people answer, and somebody asks where it comes from. */
@ExtendWith(ThePlatform.class)
class LiveScoresStory {

    private final Platform platform;
    private final SurveyTeam team;
    private final String touchpoint = "touchpoint-" + UUID.randomUUID();

    LiveScoresStory(Platform platform) {
        this.platform = platform;
        this.team = new SurveyTeam(platform);
    }

    @Test
    void every_answer_is_seen_as_it_comes() throws Exception {
        String link = team.linkTo(team.asksHowItWas(touchpoint, ""));
        answers(link, 5, 6);
        eventually(() -> assertEquals(1, team.scoresOf(touchpoint).size()));
        try (BufferedReader screen = listens()) {
            eventuallyShows(screen, 6);
            answers(link, 2, 2);
            JsonPath score = eventuallyShows(screen, 8);
            assertEquals(75.0, score.getDouble("value"));
            team.caller().get("/scores/" + score.getString("id") + "/explanation").then().statusCode(200)
                    .body("steps", contains("6 of 8 gave 4 or 5: 75 %")).body("observations.agrees", equalTo(true))
                    .body("observations.sample.source", contains("survey-service", "survey-service", "survey-service",
                            "survey-service", "survey-service", "survey-service", "survey-service", "survey-service"));
            platform.service(Service.SCORING).stop();
            assertEquals(0, screen.lines().filter(line -> line.startsWith("data:")).count());
        } finally {
            platform.restart(Service.SCORING);
        }
        try (BufferedReader screen = listens()) {
            eventuallyShows(screen, 8);
        }
    }

    private void answers(String link, int satisfied, int times) {
        for (int i = 0; i < times; i++) {
            team.answers(link, "{\"answers\": {\"satisfied\": " + satisfied + "}}").statusCode(201);
        }
    }

    private BufferedReader listens() throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient().send(HttpRequest
                .newBuilder(URI.create(platform.url() + "/api/v1/scores/stream?metric=csat&touchpoint=" + touchpoint))
                .header("Authorization", "Bearer " + platform.key()).build(), BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** Reads on until so many have answered. */
    private static JsonPath eventuallyShows(BufferedReader screen, int answers) throws IOException {
        for (String line = screen.readLine(); line != null; line = screen.readLine()) {
            if (line.startsWith("data:")) {
                JsonPath score = JsonPath.from(line.substring(5));
                if (score.get("n") != null && score.getInt("n") == answers) {
                    return score;
                }
            }
        }
        throw new AssertionError("The stream has ended");
    }
}
