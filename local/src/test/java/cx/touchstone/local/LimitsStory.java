package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one may not do: answer too often, too many, too fast, too much, or as a machine. */
@ExtendWith(ThePlatform.class)
class LimitsStory {

    private static final String CONTENT = "{\"answers\": {\"satisfied\": 5}}";
    private static final String SECONDS = "[1-9]\\d?";

    private final SurveyTeam team;
    private final String touchpoint = "touchpoint-" + UUID.randomUUID();

    LimitsStory(Platform platform) {
        team = new SurveyTeam(platform);
    }

    @Test
    void one_of_sixty_four_gets_the_last_place_and_the_score_counts_who_was_accepted() throws Exception {
        String survey = team.asksHowItWas(touchpoint, "\"responseLimit\": 6");
        String link = team.linkTo(survey);
        for (int i = 0; i < 5; i++) {
            team.answers(link, CONTENT).statusCode(201);
        }
        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> post = () -> team.answers(link, CONTENT).extract().statusCode();
            statuses = threads.invokeAll(Collections.nCopies(64, post)).stream().map(answer -> answer.resultNow()).toList();
        }
        assertEquals(1, Collections.frequency(statuses, 201));
        assertEquals(63, Collections.frequency(statuses, 409));
        team.answers(link, CONTENT).statusCode(409).body("code", equalTo("survey-full"));
        team.caller().get("/surveys/" + survey + "/statistics").then().body("complete", equalTo(6));
        team.caller().get("/responses?survey=" + survey).then().body("items", hasSize(6));
        eventually(() -> assertEquals(List.of("csat 100.00 of 6"), team.scoresOf(touchpoint)));
    }

    @Test
    void a_person_answers_once_and_a_link_for_once_is_used_once() {
        String survey = team.asksHowItWas(touchpoint, "");
        String ana = team.knows("{\"name\": \"Ana\"}");
        String link = team.personalLinkTo(survey, ana);
        team.answers(link, CONTENT).statusCode(201);
        for (String any : List.of(link, team.personalLinkTo(survey, ana))) {
            team.answers(any, CONTENT).statusCode(409).body("code", equalTo("already-answered"));
            team.reads(any).statusCode(409);
        }
        String once = team.linkTo(survey, "{\"kind\": \"single-use\"}");
        team.answers(once, CONTENT).statusCode(201);
        team.answers(once, CONTENT).statusCode(409).body("code", equalTo("link-used"));
        team.caller().get("/surveys/" + survey + "/statistics").then().body("complete", equalTo(2));
    }

    @Test
    void who_calls_a_link_too_often_is_told_when_to_come_back() throws Exception {
        String survey = team.asksHowItWas(touchpoint, "");
        URI address = URI.create(team.platform().url() + "/api/v1/public/surveys/" + team.linkTo(survey));
        HttpResponse<Void> answer;
        int calls = 0;
        try (HttpClient people = HttpClient.newHttpClient()) {
            do {
                answer = people.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
            } while (answer.statusCode() == 200 && ++calls < 1_000);
        }
        assertEquals(429, answer.statusCode());
        assertTrue(calls >= 300, calls + " calls");
        assertTrue(answer.headers().firstValue("Retry-After").orElseThrow().matches(SECONDS));
        assertTrue(answer.headers().firstValue("RateLimit").orElseThrow().startsWith("\"respondents\";r=0;t="));
        team.answers(team.linkTo(survey), CONTENT).statusCode(201);
    }

    @Test
    void machines_are_told_from_people() {
        String link = team.linkTo(team.asksHowItWas(touchpoint, "\"minimumSeconds\": 1"));
        String start = team.reads(link).statusCode(200).extract().path("start");
        String timed = "{\"answers\": {\"satisfied\": 5}, \"start\": \"" + start + "\"%s}";
        team.answers(link, timed.formatted("")).statusCode(400).body("code", equalTo("too-fast"))
                .header("Retry-After", matchesPattern(SECONDS));
        team.answers(link, CONTENT).statusCode(400).body("code", equalTo("too-fast"));
        team.answers(link, timed.formatted(", \"website\": \"https://buy.example\"")).statusCode(400)
                .body("code", equalTo("looks-automated"));
        eventually(() -> team.answers(link, timed.formatted("")).statusCode(201));
    }

    @Test
    void nobody_sends_more_than_there_is_room_for() {
        String link = team.linkTo(team.asksHowItWas(touchpoint, ""));
        team.answers(link, "{\"answers\": {\"why\": \"" + "x".repeat(2_001) + "\"}, \"channel\": \"" + "c".repeat(65) + "\"}")
                .statusCode(400).body("errors.pointer", containsInAnyOrder("/answers/why", "/channel"));
        String attributes = IntStream.range(0, 21).mapToObj(i -> "\"a" + i + "\": \"x\"").collect(Collectors.joining(", "));
        team.answers(link, "{\"answers\": {}, \"attributes\": {" + attributes + "}}").statusCode(400)
                .body("errors.pointer", contains("/attributes"));
        team.answers(link, "{\"answers\": {\"why\": \"" + "x".repeat(1_100_000) + "\"}}").statusCode(413)
                .body("code", equalTo("too-large"));
    }
}
