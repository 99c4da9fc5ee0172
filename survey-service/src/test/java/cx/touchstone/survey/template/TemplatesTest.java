package cx.touchstone.survey.template;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.survey.SurveyFixture.publish;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.questionnaire.Question;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TemplatesTest {

    /** The metrics that every tenant has. */
    private static final Set<String> METRICS = Set.of("nps", "enps", "csat", "csat_7", "csat_10", "ces", "ces_7", "ces_10",
            "empathy", "empathy_7");
    private static final List<String> ALL = List.of("nps", "csat", "ces", "empathy", "post-purchase", "post-support",
            "onboarding", "cancellation", "employee-engagement", "demographic-profile");

    @Inject
    SurveyTemplates templates;

    private final String tenant = aTenant();

    @Test
    void there_is_one_for_each_occasion() {
        as(tenant, "surveys:read").get("/api/v1/survey-templates").then().statusCode(200).body("items.key", equalTo(ALL))
                .body("items.estimatedSeconds", everyItem(greaterThan(0))).body("items", everyItem(not(hasItem("definition"))));
        as(tenant, "surveys:read").get("/api/v1/survey-templates?limit=3").then().body("items", hasSize(3))
                .body("nextCursor", notNullValue());
        as(tenant, "surveys:read").get("/api/v1/survey-templates/horoscope").then().statusCode(404)
                .body("code", equalTo("template-unknown"));
    }

    @Test
    void each_is_complete_in_every_language_and_can_be_published_as_it_is() {
        for (String key : ALL) {
            String id = as(tenant, "surveys:write").post("/api/v1/survey-templates/" + key + "/surveys").then().statusCode(201)
                    .body("definition.languages", contains("en", "ro", "ru", "he", "ar")).extract().path("id");
            publish(tenant, id).statusCode(201).body("findings", empty());
        }
    }

    @Test
    void they_measure_what_every_tenant_has() {
        templates.all().forEach(template -> template.definition().questions().stream().map(Question::metric)
                .filter(metric -> metric != null).forEach(metric -> assertTrue(METRICS.contains(metric), metric)));
        assertEquals(List.of("just-a-number", "did-not-care"), templates.keyed("empathy").definition().questions().stream()
                .filter(question -> question.reverse() != null).map(Question::key).toList());
        assertTrue(templates.keyed("employee-engagement").definition().settings().hidesRespondents());
    }

    @Test
    void one_is_filled_in_with_a_name_languages_and_a_touchpoint() {
        as(tenant, "surveys:write").body("""
                {"name": "After landing", "languages": ["ro", "he"], "touchpoint": "baggage-claim"}""")
                .post("/api/v1/survey-templates/csat/surveys").then().statusCode(201).body("name", equalTo("After landing"))
                .body("definition.language", equalTo("ro")).body("definition.languages", contains("ro", "he"))
                .body("definition.questions[0].text.keySet()", contains("he", "ro"))
                .body("definition.questions[0].touchpoint", equalTo("baggage-claim"))
                .body("definition.questions[1].touchpoint", equalTo(null));
        as(tenant, "surveys:write").body("{\"languages\": [\"fr\"], \"language\": \"de\"}")
                .post("/api/v1/survey-templates/csat/surveys").then().statusCode(400)
                .body("errors.pointer", contains("/languages/0", "/language"));
    }
}
