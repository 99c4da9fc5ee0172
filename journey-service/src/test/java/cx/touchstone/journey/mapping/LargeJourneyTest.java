package cx.touchstone.journey.mapping;

import static cx.touchstone.journey.JourneyFixture.draw;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Caller.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LargeJourneyTest {

    /** Ids are drawn at random: about half of them lie behind this one. */
    private static final UUID AMONG_ALL = UUID.fromString("80000000-0000-4000-8000-000000000000");

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;
    @Inject
    Journeys journeys;
    @Inject
    SessionFactory sessions;
    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();

    @Test
    void fifty_stages_and_two_thousand_touchpoints_take_a_few_statements() {
        String large = journeyOf(50, 40);
        String[] id = new String[1];
        assertTrue(statements(() -> id[0] = draw(tenant, large).statusCode(201).extract().path("id")) <= 2);
        String journey = "/api/v1/journeys/" + id[0];
        assertEquals(2, statements(() -> as(tenant, "journeys:read").get(journey).then()
                .body("stages", hasSize(50)).body("stages[49].touchpoints", hasSize(40))
                .body("stages[49].touchpoints[39].metrics[0].target", equalTo(80))));
        assertTrue(statements(() -> write(large).put(journey).then().statusCode(200)) <= 3);
        assertTrue(statements(() -> write("{\"name\": \"Other\"}").patch(journey + "/touchpoints/t-49-39").then()
                .statusCode(200)) <= 3);
        assertEquals(2, statements(() -> as(tenant, "journeys:read").get(journey + "/map").then().statusCode(200)
                .contentType("image/svg+xml")));
        assertTrue(statements(() -> write("").post(journey + "/versions").then().statusCode(201)) <= 4);
    }

    @Test
    void more_is_refused() {
        draw(tenant, journeyOf(1, 2001)).statusCode(400).body("errors.pointer", contains("/stages/0/touchpoints"));
        draw(tenant, journeyOf(2, 1001)).statusCode(400).body("errors.code", contains("too-many-touchpoints"));
        draw(tenant, journeyOf(51, 1)).statusCode(400).body("errors.pointer", contains("/stages"));
    }

    @Test
    void a_page_of_ten_thousand_journeys_is_read_by_the_index_alone() throws SQLException {
        draw(tenant, journeyOf(3, 2)).statusCode(201);
        Tenant.as(tenant, () -> run("""
                insert into journey (tenant_id, id, name, kind, status, draft, published, revision, created_at, changed_at)
                select tenant_id, gen_random_uuid(), 'Journey ' || n, kind, status, draft, 0, 0, now(), now()
                from journey, generate_series(1, 9999) as n where tenant_id = current_setting('app.tenant')"""));
        String cursor = as(tenant, "journeys:read").queryParam("limit", 200).get("/api/v1/journeys").then().statusCode(200)
                .body("items", hasSize(200)).extract().path("nextCursor");
        assertEquals(1, statements(() -> as(tenant, "journeys:read").queryParam("limit", 200).queryParam("cursor", cursor)
                .get("/api/v1/journeys").then().statusCode(200).body("items", hasSize(200))));
        as(tenant, "journeys:read").get("/api/v1/journeys").then().body("items.findAll { it.stages != null }", hasSize(0));
        try (Connection administrator = DriverManager.getConnection(url, "postgres", "")) {
            administrator.createStatement().execute("analyze journey"); // as PostgreSQL does by itself after a while
        }
        assertEquals(200, rowsRead(() -> journeys.after(AMONG_ALL, null, null, null, 200)));
        assertEquals(200, rowsRead(() -> journeys.after(AMONG_ALL, Journey.Status.DRAFT, null, null, 200)));
    }

    /** How many journeys the database looks at, those included that it then leaves out. */
    private long rowsRead(Supplier<List<JourneySummary>> page) {
        return Tenant.as(tenant, () -> QuarkusTransaction.requiringNew().call(() -> {
            long before = rowsRead();
            assertEquals(200, page.get().size());
            return rowsRead() - before;
        }));
    }

    /** By this transaction, and by those before it on the same connection that are not in the statistics yet. */
    private long rowsRead() {
        return ((Number) journeys.getEntityManager().createNativeQuery("""
                select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables where relname = 'journey'""")
                .getSingleResult()).longValue();
    }

    private static String journeyOf(int stages, int touchpoints) {
        return "{\"name\": \"Large\", \"stages\": [" + IntStream.range(0, stages)
                .mapToObj(s -> "{\"key\": \"s-%d\", \"name\": \"Stage %d\", \"touchpoints\": [%s]}".formatted(s, s,
                        IntStream.range(0, touchpoints).mapToObj(t -> aTouchpoint(s, t)).collect(Collectors.joining(","))))
                .collect(Collectors.joining(",")) + "]}";
    }

    private static String aTouchpoint(int s, int t) {
        return """
                {"key": "t-%d-%d", "name": "Touchpoint", "channels": ["web", "phone"], "does": "Asks for help", "thinks": "Where?",
                 "feels": {"emotion": -1, "words": "Lost"}, "painPoints": [{"key": "slow", "text": "It is slow"}],
                 "team": "Service", "tools": ["CRM"], "tags": ["help"], "volume": 1200, "importance": 60,
                 "metrics": [{"metric": "csat", "kind": "perception", "target": 80, "floor": 60, "source": "survey"}]}"""
                .formatted(s, t);
    }

    private io.restassured.specification.RequestSpecification write(String body) {
        return as(tenant, "journeys:write").header("If-Match", "*").body(body);
    }

    private long statements(Runnable work) {
        long before = sessions.getStatistics().getPrepareStatementCount();
        work.run();
        return sessions.getStatistics().getPrepareStatementCount() - before;
    }

    private int run(String sql) {
        try (Connection connection = database.getConnection()) {
            return connection.createStatement().executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
