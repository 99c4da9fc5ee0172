package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was said long ago is kept for the scores, and nothing of who said it. */
@ExtendWith(ThePlatform.class)
class RetentionStory {

    private static final int OLD = 5;
    private static final int YOUNG = 5;

    private final SurveyTeam team;
    private final Haystack haystack;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String touchpoint = "touchpoint-" + mark;

    RetentionStory(Platform platform) {
        team = new SurveyTeam(platform);
        haystack = new Haystack(platform);
    }

    @Test
    void responses_are_anonymous_when_their_time_is_over() {
        String survey = team.asksHowItWas(touchpoint, "\"retention\": {\"after\": \"P1Y\"}");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String lines = IntStream.range(0, OLD + YOUNG)
                .mapToObj(
                        i -> """
                                {"externalId": "%1$s-%2$d", "answers": {"satisfied": 4, "why": "%1$s-words-%2$d"}, "respondedAt": "%3$sT10:11:12Z"}
                                """
                                .formatted(mark, i, today.minusDays(i < OLD ? 400 : 300)))
                .reduce("", String::concat);
        team.imports("{\"surveyId\": \"" + survey + "\"}", "application/x-ndjson", lines).body("accepted",
                equalTo(OLD + YOUNG));
        List<String> old = IntStream.range(0, OLD).mapToObj(i -> mark + "-words-" + i).toList();
        List<String> young = IntStream.range(OLD, OLD + YOUNG).mapToObj(i -> mark + "-words-" + i).toList();
        eventually(() -> assertEquals(Set.of(), haystack.placesOf(old)));
        assertEquals(young.stream().map("survey-service.public.response: "::concat).collect(Collectors.toSet()),
                haystack.placesOf(young));
        eventually(() -> assertEquals(List.of("csat 100.00 of 10"), team.scoresOf(touchpoint)));
        team.caller().get("/responses?survey=" + survey + "&to=" + today.minusDays(399) + "T00:00:00Z").then()
                .body("items", hasSize(OLD)).body("items.respondedAt", everyItem(endsWith("T00:00:00Z")));
    }
}
