package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.restassured.response.Response;

/** PostgreSQL crashes while people answer: each of them tries again, and each is there once. */
@ExtendWith(ThePlatform.class)
class CrashedDatabaseStory {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SENDERS = 8;
    /** How many a sender has sent before the database goes, and sends after it has come back. */
    private static final int BEFORE = 5;
    private static final int AFTER = 5;

    private final Platform platform;
    private final SurveyTeam team;
    private final String touchpoint = "touchpoint-" + UUID.randomUUID();
    private final CountDownLatch underWay = new CountDownLatch(SENDERS * BEFORE);
    private final CountDownLatch refused = new CountDownLatch(SENDERS);
    private final CountDownLatch back = new CountDownLatch(1);

    CrashedDatabaseStory(Platform platform) {
        this.platform = platform;
        this.team = new SurveyTeam(platform);
    }

    @Test
    void what_is_sent_while_it_crashes_is_there_once_when_it_is_back() throws Exception {
        String survey = team.asksHowItWas(touchpoint, "");
        List<String> links = Stream.generate(() -> team.linkTo(survey)).limit(SENDERS).toList();
        List<String> receipts = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> senders = links.stream().map(link -> threads.submit(() -> sends(link))).toList();
            try {
                assertTrue(underWay.await(60, TimeUnit.SECONDS));
                platform.postgres().crash();
                assertTrue(refused.await(60, TimeUnit.SECONDS));
            } finally {
                platform.postgres().startAgain();
                back.countDown();
            }
            for (Future<List<String>> sender : senders) {
                receipts.addAll(sender.get());
            }
        }
        assertEquals(receipts.size(), receipts.stream().distinct().count());
        List<String> kept = team.caller().get("/exports/responses?format=ndjson&survey=" + survey).then().statusCode(200)
                .extract().asString().lines().map(line -> line.replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1")).toList();
        assertEquals(receipts.stream().sorted().toList(), kept.stream().sorted().toList());
        eventually(PATIENCE,
                () -> assertEquals(List.of("csat 100.00 of " + receipts.size()), team.scoresOf(touchpoint)));
    }

    /** One after another, each again under its key until it is taken. @return the ids of the responses */
    private List<String> sends(String link) throws InterruptedException {
        List<String> receipts = new ArrayList<>();
        int left = Integer.MAX_VALUE;
        for (; left > 0; left--) {
            String key = UUID.randomUUID().toString();
            Response answer = send(link, key);
            if (answer.statusCode() != 201) {
                answer.then().statusCode(503).header("Retry-After", matchesPattern("[1-9]\\d?"))
                        .contentType("application/problem+json");
                refused.countDown();
                assertTrue(back.await(60, TimeUnit.SECONDS));
                eventually(PATIENCE, () -> send(link, key).then().statusCode(201));
                answer = send(link, key);
                left = Math.min(left, AFTER);
            }
            receipts.add(answer.then().statusCode(201).extract().path("responseId"));
            underWay.countDown();
        }
        return receipts;
    }

    private Response send(String link, String key) {
        return team.respondent().header("Idempotency-Key", key).body("{\"answers\": {\"satisfied\": 5}}")
                .post("/public/surveys/" + link + "/responses");
    }
}
