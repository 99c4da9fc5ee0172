package cx.touchstone.survey.response;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.survey.SurveyFixture.aContactOf;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.aPersonalLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static cx.touchstone.survey.SurveyFixture.draft;
import static cx.touchstone.survey.SurveyFixture.publish;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class ReadingTest {

    private static final String VISIT = """
            {"name": "Visit", "questions": [
              {"key": "recommend", "type": "nps", "text": {"en": "Recommend?"}, "touchpoint": "overall"},
              {"key": "listened", "type": "empathy", "text": {"en": "Did they listen?"}, "touchpoint": "desk"},
              {"key": "hurried", "type": "empathy", "reverse": true, "text": {"en": "Were you hurried?"}, "touchpoint": "desk"},
              {"key": "ways", "type": "matrix", "scale": 5, "text": {"en": "How was"}, "rows": [
                {"key": "taxis", "text": {"en": "Taxis"}, "metric": "csat", "touchpoint": "taxis"},
                {"key": "buses", "text": {"en": "Buses"}, "metric": "csat", "touchpoint": "buses"}]},
              {"key": "solved", "type": "yes-no", "text": {"en": "Solved?"}, "metric": "first_contact_resolution"},
              {"key": "purpose", "type": "single-choice", "other": true, "text": {"en": "Why do you travel?"},
               "options": [{"key": "business", "text": {"en": "Business"}}, {"key": "leisure", "text": {"en": "Leisure"}}]},
              {"key": "used", "type": "multiple-choice", "other": true, "text": {"en": "What did you use?"},
               "options": [{"key": "wifi", "text": {"en": "Wifi"}}, {"key": "lounge", "text": {"en": "Lounge"}}]},
              {"key": "reason", "type": "open-text", "text": {"en": "Why?"}}]}""";

    private final String tenant = aTenant();
    private String survey;
    private String link;
    private final Map<String, String> ids = new HashMap<>();

    @BeforeEach
    void peopleAnswered() {
        survey = draft(tenant, VISIT).statusCode(201).extract().path("id");
        publish(tenant, survey).statusCode(201);
        link = aLinkTo(tenant, survey);
        given("ann",
                """
                        {"answers": {"recommend": 9, "listened": 5, "hurried": 1, "reason": "Très bon café à la gare"}, "channel": "web",
                         "attributes": {"area": "E", "age": "18-30"}, "subject": {"system": "crm", "type": "case", "id": "7"}}""");
        given("boris", """
                {"answers": {"recommend": 2, "hurried": 5, "ways": {"taxis": 1}, "solved": false, "purpose": "business",
                 "reason": "Плохой приём, ЁЛКИ"}, "channel": "gate", "attributes": {"area": "E"}, "locale": "ru"}""");
        given("chana", """
                {"answers": {"ways": {"taxis": 4, "buses": 1}, "solved": true, "purpose": {"other": "A wedding"},
                 "used": ["wifi", {"other": "The chapel, 100%_sure"}], "reason": "שָׁלוֹם לכולם"}, "locale": "he",
                 "attributes": {"area": "F"}}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            channel=web                                | ann
            status=complete                            | ann boris chana
            status=partial                             |
            attribute=area:E                           | ann boris
            attribute=area:E&attribute=age:18-30       | ann
            touchpoint=overall                         | ann boris
            touchpoint=taxis                           | boris chana
            touchpoint=nowhere                         |
            metric=nps                                 | ann boris
            metric=nps&scoreFrom=9                     | ann
            metric=nps&scoreTo=6                       | boris
            metric=nps&scoreFrom=3&scoreTo=8           |
            metric=csat&scoreTo=1                      | boris chana
            metric=csat&scoreTo=1&touchpoint=buses     | chana
            metric=csat&scoreFrom=4&touchpoint=buses   |
            metric=empathy&scoreTo=1                   | boris
            metric=empathy&scoreFrom=4.5               | ann
            metric=first_contact_resolution&scoreTo=0  | boris
            q=bon cafe                                 | ann
            q=GARE                                     | ann
            q=плохой прием                             | boris
            q=Ёлки                                     | boris
            q=елки                                     | boris
            q=שלום                                     | chana
            q=Wedding                                  | chana
            q=100%_SURE                                | chana
            q=100__sure                                |
            q=business                                 |
            q=wifi                                     |
            from=2020-01-01T00:00:00Z                  | ann boris chana
            to=2020-01-01T00:00:00Z                    |
            contact=0197a3c8-1b2c-7d3e-8f40-516273849506 |
            """)
    void a_filter_finds_those_and_only_those(String filter, String found) {
        for (String scope : List.of("survey=" + survey + "&", "")) {
            list(scope + filter).statusCode(200).body("items.id", containsInAnyOrder(
                    found == null ? new Object[0] : List.of(found.split(" ")).stream().map(ids::get).toArray()));
        }
    }

    @Test
    void a_period_begins_with_its_first_moment_and_ends_before_its_last() {
        String time = get("ann").extract().path("respondedAt");
        list("from=" + time + "&to=" + time).body("items", hasSize(0));
        list("to=" + time).body("items", hasSize(0));
        list("from=" + time).body("items", hasSize(3));
    }

    @Test
    void a_version_is_one_of_a_survey() {
        list("version=1&survey=" + survey).body("items", hasSize(3));
        list("version=2&survey=" + survey).body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = { "survey=x", "version=1.5&survey=0197a3c8-1b2c-7d3e-8f40-516273849506", "version=1",
            "from=yesterday",
            "to=2026-99-01T00:00:00Z", "from=+999999999-01-01T00:00:00Z", "attribute=area", "attribute=:E", "status=open",
            "metric=nps&scoreFrom=many", "metric=nps&scoreTo=1e99999999", "scoreFrom=1", "q=%20", "q=%00", "contact=me",
            "limit=0", "limit=201", "cursor=abc" })
    void a_filter_that_is_none_is_refused(String filter) {
        list(filter).statusCode(400).contentType("application/problem+json").body("errors", hasSize(1));
    }

    @Test
    void a_response_is_read_as_it_was_given() {
        get("ann").statusCode(200).header("ETag", equalTo("\"0\"")).body("surveyId", equalTo(survey))
                .body("surveyVersion", equalTo(1)).body("status", equalTo("complete"))
                .body("answers.recommend", equalTo(9)).body("answers.reason", equalTo("Très bon café à la gare"))
                .body("channel", equalTo("web")).body("weight", equalTo(1)).body("attributes.area", equalTo("E"))
                .body("subject.id", equalTo("7")).body("respondedAt", notNullValue()).body("receivedAt", notNullValue())
                .body("tags", hasSize(0)).body("history", hasSize(0)).body("contactId", nullValue());
        get("chana").body("answers.used[1].other", equalTo("The chapel, 100%_sure"));
        list("limit=50").body("items[0].history", nullValue());
    }

    @Test
    void a_response_names_its_link_and_is_found_by_it() {
        String ana = aPersonalLinkTo(tenant, survey, aContactOf(tenant, "{\"name\": \"Ana\"}"));
        String id = answer(ana, "{\"answers\": {\"recommend\": 9}}").statusCode(201).extract().path("responseId");
        as(tenant, "responses:read").get("/api/v1/responses/" + id).then().body("link", equalTo(ana));
        as(tenant, "responses:read").get("/api/v1/responses?link=" + ana).then().body("items.id", contains(id));
        as(tenant, "responses:read").get("/api/v1/responses?link=" + link).then().body("items", hasSize(ids.size()))
                .body("items.link", everyItem(equalTo(link)));
        as(tenant, "responses:read").get("/api/v1/responses?link=" + ana.replace(ana.charAt(5), 'l')).then().statusCode(400)
                .body("errors.pointer", contains("link"));
        as(tenant, "responses:read").get("/api/v1/exports/responses?format=csv&link=" + ana + "&survey=" + survey).then()
                .statusCode(200).body(containsString(ana), containsString("response.link"));
    }

    @Test
    void an_anonymous_response_names_an_open_link_alone() {
        String other = anOpenSurveyOf(tenant, "\"settings\": {\"anonymous\": true}");
        String ana = aPersonalLinkTo(tenant, other, aContactOf(tenant, "{\"name\": \"Ana\"}"));
        String open = aLinkTo(tenant, other);
        answer(ana, "{\"answers\": {\"recommend\": 9}}").statusCode(201);
        answer(open, "{\"answers\": {\"recommend\": 9}}").statusCode(201);
        as(tenant, "responses:read").get("/api/v1/responses?survey=" + other).then()
                .body("items.link", containsInAnyOrder(open, null));
    }

    @Test
    void pages_stay_where_they_are_while_others_answer() {
        for (String scope : List.of("survey=" + survey + "&", "")) {
            List<String> seen = new ArrayList<>();
            String cursor = "";
            do {
                var page = list(scope + "limit=1&cursor=" + cursor).statusCode(200).extract();
                seen.addAll(page.path("items.id"));
                cursor = page.path("nextCursor");
                answer(link, "{\"answers\": {\"recommend\": 5}}").statusCode(201);
            } while (cursor != null && seen.size() < 20);
            assertTrue(seen.containsAll(ids.values()), seen.toString());
            assertEquals(seen.size(), seen.stream().collect(Collectors.toSet()).size());
        }
    }

    @Test
    void nobody_sees_what_another_tenant_was_told() {
        String other = aTenant();
        as(other, "responses:read").get("/api/v1/responses/" + ids.get("ann")).then().statusCode(404)
                .body("code", equalTo("response-unknown"));
        as(other, "responses:read").get("/api/v1/responses?survey=" + survey).then().statusCode(200).body("items", hasSize(0));
        as(tenant, "surveys:read").get("/api/v1/responses").then().statusCode(403);
    }

    private void given(String name, String response) {
        ids.put(name, answer(link, response).statusCode(201).extract().path("responseId"));
    }

    private ValidatableResponse get(String name) {
        return as(tenant, "responses:read").get("/api/v1/responses/" + ids.get(name)).then();
    }

    private ValidatableResponse list(String filter) {
        return as(tenant, "responses:read").urlEncodingEnabled(false)
                .get("/api/v1/responses?" + filter.replace(" ", "%20").replace("100%_", "100%25_")).then();
    }
}
