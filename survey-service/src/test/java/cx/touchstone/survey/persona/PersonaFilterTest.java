package cx.touchstone.survey.persona;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.anOpenSurveyOf;
import static cx.touchstone.survey.SurveyFixture.answer;
import static cx.touchstone.survey.persona.PublishedPersonas.deliver;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.survey.ScoringNeighbour;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Responses by persona: those and only those of whom all conditions hold. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class PersonaFilterTest {

    private static final long SEED = 20261122;
    private static final List<String> KEYS = List.of("age", "employees", "a.b-c", "E");
    /** Numbers, what nearly is one, and what would be something to a database. */
    private static final List<String> VALUES = List.of("5", "5.0", "05", "-3", "5.5", "0.1", "1e3", " 5", "5\n", "5.", ".5",
            "+5", "٥", "25-34", "E", "it's", "a?b", "%", "NaN", "Infinity", "true", "{}", "1".repeat(30), "1".repeat(31));
    private static final List<BigDecimal> BOUNDS = List.of(new BigDecimal("-3"), BigDecimal.ZERO, new BigDecimal("0.1"),
            new BigDecimal("5"), new BigDecimal("5.5"), new BigDecimal("99999999999999999"));

    @Inject
    ObjectMapper json;
    @Inject
    AgroalDataSource database;

    private final Random random = new Random(SEED);
    private final String tenant = aTenant();
    private String survey;
    private String link;
    private final Map<String, Map<String, String>> given = new HashMap<>();

    @BeforeEach
    void peopleAnswered() {
        survey = anOpenSurveyOf(tenant);
        link = aLinkTo(tenant, survey);
    }

    @Test
    void a_persona_finds_those_of_whom_all_its_conditions_hold_and_nobody_else() {
        for (int i = 0; i < 150; i++) {
            given.put(UUID.randomUUID().toString(),
                    some(KEYS).stream().collect(Collectors.toMap(key -> key, key -> one(VALUES))));
        }
        keepGiven();
        int found = 0;
        for (int i = 0; i < 45; i++) {
            List<PersonaCondition> conditions = some(KEYS).stream().map(this::condition).toList();
            if (conditions.isEmpty()) {
                continue;
            }
            UUID persona = aPersonaOf(conditions);
            Set<String> meant = given.entrySet().stream()
                    .filter(response -> conditions.stream().allMatch(each -> Meaning.holds(each, response.getValue())))
                    .map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
            found += meant.size();
            assertEquals(meant, ids(list("limit=200&persona=" + persona + (i % 2 == 0 ? "" : "&survey=" + survey))),
                    () -> "of " + conditions);
        }
        assertTrue(found > 50, "only " + found + " found: the cases say little");
    }

    @Test
    void a_persona_is_one_filter_among_others_and_an_export_takes_it_too() {
        answered(Map.of("age", "25", "area", "E"));
        String young = answered(Map.of("age", "31", "area", "F"));
        answered(Map.of("age", "70", "area", "F"));
        UUID persona = aPersonaOf(List.of(new PersonaCondition("age", null, null, new BigDecimal("40"), null)));
        list("attribute=area:F&persona=" + persona).body("items.id", contains(young));
        list("attribute=area:G&persona=" + persona).body("items", hasSize(0));
        String export = as(tenant, "responses:read").get("/api/v1/exports/responses?attribute=area:F&survey=" + survey
                + "&persona=" + persona).then().statusCode(200).extract().asString();
        assertEquals(1, export.lines().count());
        assertTrue(export.contains(young));
        as(tenant, "responses:read").get("/api/v1/exports/responses?format=csv&survey=" + survey + "&persona=" + persona)
                .then().statusCode(200).body(containsString(young));
    }

    @Test
    void what_names_no_persona_is_refused_with_all_other_faults() {
        UUID nobody = UUID.randomUUID();
        list("persona=" + nobody + "&status=open").statusCode(400).body("errors.pointer", contains("persona", "status"));
        list("persona=me").statusCode(400).body("errors.pointer", contains("persona")).body("errors.code", contains("invalid"));
        as(tenant, "responses:read").get("/api/v1/exports/responses?survey=" + survey + "&persona=" + nobody).then()
                .statusCode(400).body("errors.code", contains("unknown-persona"));
    }

    @Test
    void people_of_other_tenants_are_of_nobody_elses_persona() {
        answered(Map.of("age", "31"));
        String stranger = aTenant();
        UUID everybody = UUID.randomUUID();
        deliver(stranger, everybody, 1, "{\"attribute\":\"age\",\"present\":true}").statusCode(204);
        for (String scope : List.of("", "&survey=" + survey)) {
            as(stranger, "responses:read").get("/api/v1/responses?persona=" + everybody + scope).then().statusCode(200)
                    .body("items", hasSize(0));
        }
    }

    private PersonaCondition condition(String attribute) {
        BigDecimal bound = one(BOUNDS);
        return switch (random.nextInt(5)) {
            case 0 -> new PersonaCondition(attribute, null, null, null, random.nextBoolean());
            case 1 -> new PersonaCondition(attribute, null, bound, null, null);
            case 2 -> new PersonaCondition(attribute, null, null, bound, null);
            case 3 -> new PersonaCondition(attribute, null, bound, bound.add(BigDecimal.TEN), null);
            default -> new PersonaCondition(attribute,
                    IntStream.range(0, 12).mapToObj(n -> one(VALUES)).distinct().toList(), null, null, null);
        };
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> some(List<T> all) {
        return new ArrayList<>(all.stream().filter(each -> random.nextInt(5) < 3).toList());
    }

    private String answered(Map<String, String> attributes) {
        return answer(link, written(Map.of("answers", Map.of("recommend", 9), "attributes", attributes))).statusCode(201)
                .extract().path("responseId");
    }

    /** As if they had answered: only what their attributes are matters, and many say more than few. */
    private void keepGiven() {
        Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection(); PreparedStatement insert = connection.prepareStatement("""
                    insert into response (tenant_id, id, survey_id, version, answers, weight, attributes, responded_at)
                    select ?, id, ?, 1, '{"recommend": 9}', 1, attributes::jsonb, now()
                    from unnest(?, ?) as given (id, attributes)""")) {
                insert.setString(1, tenant);
                insert.setObject(2, UUID.fromString(survey));
                insert.setArray(3, connection.createArrayOf("uuid", given.keySet().toArray()));
                insert.setArray(4, connection.createArrayOf("text", given.values().stream().map(this::written).toArray()));
                return insert.executeUpdate();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    private String written(Object document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private UUID aPersonaOf(List<PersonaCondition> conditions) {
        UUID id = UUID.randomUUID();
        deliver(tenant, id, 1, conditions.stream().map(this::written).toArray(String[]::new)).statusCode(204);
        return id;
    }

    private ValidatableResponse list(String filter) {
        return as(tenant, "responses:read").get("/api/v1/responses?" + filter).then();
    }

    private static Set<String> ids(ValidatableResponse page) {
        return new TreeSet<>(page.statusCode(200).extract().<List<String>> path("items.id"));
    }
}
