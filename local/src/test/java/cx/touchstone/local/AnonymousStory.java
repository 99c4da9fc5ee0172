package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who answered is not known: from the beginning, or from the end of a survey on. */
@ExtendWith(ThePlatform.class)
class AnonymousStory {

    private static final int PEOPLE = 5;
    private static final String CONTACT = "survey-service.public.contact";
    private static final String LINK = "survey-service.public.link";
    private static final String PARTICIPATION = "survey-service.public.participation";
    private static final String RESPONSE = "survey-service.public.response";
    private static final String OBSERVATION = "scoring-service.public.observation_name";
    private static final String EVENT = "gateway.public.event";
    private static final Pattern TIME_OF_DAY = Pattern.compile("\\d\\d:\\d\\d:\\d\\d");

    private final SurveyTeam team;
    private final Haystack haystack;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String touchpoint = "touchpoint-" + mark;

    AnonymousStory(Platform platform) {
        team = new SurveyTeam(platform);
        haystack = new Haystack(platform);
    }

    @Test
    void an_anonymous_response_has_neither_a_person_nor_a_time() {
        String survey = team.asksHowItWas(touchpoint, "\"anonymous\": true");
        List<String> contacts = contacts();
        List<String> responses = answers(survey, contacts);
        eventually(() -> assertEquals(List.of("csat 100.00 of 5"), team.scoresOf(touchpoint)));
        // That somebody has answered is known, or the same person could answer again.
        assertEquals(places(contacts, CONTACT, LINK, PARTICIPATION), haystack.placesOf(contacts));
        eventually(() -> responses.forEach(this::hasNoTimeOfDay));
        team.caller().get("/responses?survey=" + survey).then().body("items", hasSize(PEOPLE))
                .body("items.contactId", everyItem(nullValue())).body("items.respondedAt", everyItem(endsWith("T00:00:00Z")));
        team.answers(team.personalLinkTo(survey, contacts.getFirst()), "{\"answers\": {\"satisfied\": 1}}").statusCode(409);
    }

    @Test
    void a_closed_survey_forgets_who_answered_and_keeps_its_scores() {
        String survey = team.asksHowItWas(touchpoint, "");
        List<String> contacts = contacts();
        List<String> responses = answers(survey, contacts);
        team.caller().body("{\"text\": \"Called back: " + mark + "-note\"}")
                .post("/responses/" + responses.getFirst() + "/notes")
                .then().statusCode(201);
        eventually(() -> assertEquals(List.of("csat 100.00 of 5"), team.scoresOf(touchpoint)));
        assertFalse(haystack.placesOf(List.of(mark + "-words")).isEmpty());

        team.caller().post("/surveys/" + survey + "/close").then().statusCode(200);
        team.caller().header("If-Match", "*").body("{}").post("/surveys/" + survey + "/anonymise").then().statusCode(202);
        eventually(() -> team.caller().get("/surveys/" + survey + "/anonymisation").then().body("status", equalTo("done"))
                .body("done", equalTo(PEOPLE)));
        eventually(() -> assertEquals(places(contacts, CONTACT, LINK, PARTICIPATION), haystack.placesOf(contacts)));
        assertEquals(Set.of(), haystack.placesOf(List.of(mark + "-words", mark + "-note")));
        // The bare ids of what was taken back: nothing late brings it back, and nothing leads from them to the new ones. Partners who
        // were told of them are told to forget them.
        eventually(() -> assertEquals(places(responses, OBSERVATION, EVENT), haystack.placesOf(responses)));
        eventually(() -> assertEquals(List.of("csat 100.00 of 5"), team.scoresOf(touchpoint)));
        List<String> now = team.caller().get("/responses?survey=" + survey).then().body("items.contactId",
                everyItem(nullValue())).extract().path("items.id");
        assertEquals(PEOPLE, now.size());
        eventually(() -> now.forEach(this::hasNoTimeOfDay));
    }

    private List<String> contacts() {
        return IntStream.range(0, PEOPLE).mapToObj(i -> team.knows("{\"name\": \"Person " + i + "\"}")).toList();
    }

    private List<String> answers(String survey, List<String> contacts) {
        return contacts.stream().map(contact -> team.answers(team.personalLinkTo(survey, contact),
                "{\"answers\": {\"satisfied\": 5, \"why\": \"" + mark + "-words\"}}").statusCode(201).extract()
                .<String> path("responseId")).toList();
    }

    /** These values in each of these tables. */
    private static Set<String> places(List<String> values, String... tables) {
        return Stream.of(tables).flatMap(table -> values.stream().map(value -> table + ": " + value))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void hasNoTimeOfDay(String response) {
        assertEquals(4, UUID.fromString(response).version(), "an id by chance: others tell the time");
        List<String> rows = haystack.rowsWith(response);
        assertTrue(rows.stream().anyMatch(row -> row.startsWith(RESPONSE))
                && rows.stream().anyMatch(row -> row.startsWith(OBSERVATION)), rows.toString());
        rows.forEach(row -> assertEquals(Set.of("00:00:00"),
                Set.copyOf(TIME_OF_DAY.matcher(row).results().map(time -> time.group()).toList()), row));
    }
}
