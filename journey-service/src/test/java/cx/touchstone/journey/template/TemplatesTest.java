package cx.touchstone.journey.template;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.validation.Validator;

import org.junit.jupiter.api.Test;

import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.map.ScoreRange;
import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class TemplatesTest {

    @Inject
    JourneyTemplates templates;
    @Inject
    Validator validator;

    private final String tenant = aTenant();

    @Test
    void every_template_is_a_whole_journey_without_fault() {
        for (JourneyTemplate template : templates.all()) {
            JourneyMap map = new JourneyMap(template.journey().stages());
            assertEquals(List.of(), List.copyOf(validator.validate(template.journey())), template.key());
            assertEquals(List.of(), map.contradictions(ScoreRange::of), template.key());
            assertTrue(map.touchpoints().allMatch(touchpoint -> !touchpoint.metrics().isEmpty()
                    && touchpoint.feels() != null && touchpoint.team() != null), template.key());
        }
    }

    @Test
    void a_journey_is_made_of_a_template_and_published() {
        var list = as(tenant, "journeys:read").get("/api/v1/journey-templates").then().statusCode(200)
                .body("items.key", contains("web-shop-purchase", "subscription-onboarding", "support-case",
                        "renewal-and-cancellation", "delivery-and-returns", "airport-passenger"))
                .extract();
        for (String key : list.<List<String>> path("items.key")) {
            String journey = as(tenant, "journeys:write").post("/api/v1/journey-templates/" + key + "/journeys").then()
                    .statusCode(201).extract().header("Location");
            as(tenant, "journeys:write").post(journey + "/versions").then().statusCode(201);
        }
        as(tenant, "journeys:write").body("{\"name\": \"Ours\"}").post("/api/v1/journey-templates/support-case/journeys")
                .then().statusCode(201).body("name", equalTo("Ours")).body("stages", hasSize(4));
        as(tenant, "journeys:read").get("/api/v1/journey-templates/airport-passenger").then().statusCode(200)
                .body("journey.stages[1].touchpoints.key", contains("check-in", "information-desk", "security-check"));
        as(tenant, "journeys:read").get("/api/v1/journey-templates/moon-landing").then().statusCode(404)
                .body("code", equalTo("template-unknown"));
    }
}
