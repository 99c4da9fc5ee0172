package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL is restarted while a file comes in: the import waits for it, and counts nothing twice. */
@ExtendWith(ThePlatform.class)
class StoppedDatabaseStory {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROWS = 30_000;

    private final Platform platform;
    private final SurveyTeam team;
    private final String touchpoint = "touchpoint-" + UUID.randomUUID();

    StoppedDatabaseStory(Platform platform) {
        this.platform = platform;
        this.team = new SurveyTeam(platform);
    }

    @Test
    void an_import_under_way_waits_for_it_and_ends_as_if_nothing_had_been() throws Exception {
        String survey = team.asksHowItWas(touchpoint, "");
        StringBuilder lines = new StringBuilder();
        IntStream.range(0, ROWS).forEach(
                i -> lines.append("{\"externalId\": \"row-").append(i).append("\", \"answers\": {\"satisfied\": 5}}\n"));
        String job = team.caller().body("{\"surveyId\": \"" + survey + "\"}").post("/imports").then().statusCode(201).extract()
                .path("id");
        CompletableFuture<Void> sending = CompletableFuture.runAsync(
                () -> team.caller().contentType("application/x-ndjson").body(lines.toString().getBytes(StandardCharsets.UTF_8))
                        .put("/imports/" + job + "/content").then().statusCode(200).body("status", equalTo("done"))
                        .body("accepted", equalTo(ROWS)).body("duplicates", equalTo(0)).body("refused", equalTo(0)));
        eventually(PATIENCE, () -> team.caller().get("/imports/" + job).then().body("rows", greaterThan(0)));
        try {
            platform.postgres().stop();
            assertFalse(sending.isDone(), "the database was to be stopped during the import");
        } finally {
            platform.postgres().startAgain();
        }
        sending.get(60, TimeUnit.SECONDS);
        team.caller().get("/surveys/" + survey + "/statistics").then().body("complete", equalTo(ROWS));
        eventually(PATIENCE, () -> assertEquals(List.of("csat 100.00 of " + ROWS), team.scoresOf(touchpoint)));
    }
}
