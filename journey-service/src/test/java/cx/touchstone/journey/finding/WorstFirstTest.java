package cx.touchstone.journey.finding;

import static cx.touchstone.journey.AuditFixture.aRunningAudit;
import static cx.touchstone.journey.AuditFixture.idOf;
import static cx.touchstone.journey.AuditFixture.read;
import static cx.touchstone.kit.testing.Caller.aTenant;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cx.touchstone.journey.publishing.ScoringNeighbour;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** More findings than are told at once: the worst come first, however late they were found. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ScoringNeighbour.class)
class WorstFirstTest {

    private static final int MANY = 1_010;

    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();
    private String audit;

    @BeforeEach
    void muchWasFound() {
        audit = aRunningAudit(tenant);
    }

    @Test
    void a_report_tells_the_worst_of_all_and_says_that_there_is_more() {
        found(MANY);
        read(tenant).get(audit + "/report").then().statusCode(200).body("findings", hasSize(1_000))
                .body("findings[0..4].title", contains("5", "15", "2", "12", "1"))
                .body("findings[0..4].severity", contains("critical", "critical", "high", "high", "medium"))
                .body("missing.find { it.part == 'findings' }.why",
                        equalTo("More was found: only the first 1000, the worst first, stand here."));
    }

    @Test
    void a_list_of_the_worst_is_read_page_by_page() {
        found(23);
        List<String> severities = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = read(tenant).get(audit + "/findings?sort=severity&limit=7&cursor=" + cursor).then().statusCode(200)
                    .extract();
            severities.addAll(page.path("items.severity"));
            ids.addAll(page.path("items.id"));
            cursor = page.path("nextCursor");
        }
        assertEquals(23, ids.stream().distinct().count());
        assertEquals(List.of("critical", "critical", "high", "high", "medium", "medium"), severities.subList(0, 6));
        assertEquals(List.of("low"), severities.subList(6, 23).stream().distinct().toList());
        read(tenant).get(audit + "/findings?sort=severity&severity=high").then().body("items.title", contains("2", "12"));
        read(tenant).get(audit + "/findings?limit=3").then().body("items.title", contains("1", "2", "3"));
    }

    @Test
    void an_order_that_there_is_not_is_refused_and_so_is_a_cursor_of_another_one() {
        found(3);
        read(tenant).get(audit + "/findings?sort=title").then().statusCode(400).body("errors.pointer", contains("sort"));
        String oldest = read(tenant).get(audit + "/findings?limit=1").path("nextCursor");
        read(tenant).get(audit + "/findings?sort=severity&cursor=" + oldest).then().statusCode(400).body("errors.pointer",
                contains("cursor"));
    }

    /** The 5th and 15th are critical, the 2nd and 12th high, the 1st and 11th medium, all others low. */
    private void found(int many) {
        Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection(); PreparedStatement insert = connection.prepareStatement("""
                    insert into finding (tenant_id, id, audit_id, touchpoint, title, kind, severity, evidence, status, proposed,
                        revision, created_at, changed_at)
                    select ?, ('01890000-0000-7000-8000-' || lpad(n::text, 6, '0') || right(?, 6))::uuid, ?, 'wifi', n::text,
                        'PROCESS', case when n > 20 then 'LOW' when n % 10 = 5 then 'CRITICAL' when n % 10 = 2 then 'HIGH'
                        when n % 10 = 1 then 'MEDIUM' else 'LOW' end, '[]', 'CONFIRMED', false, 0, now(), now()
                    from generate_series(1, ?) n""")) {
                insert.setString(1, tenant);
                insert.setString(2, idOf(audit));
                insert.setObject(3, UUID.fromString(idOf(audit)));
                insert.setInt(4, many);
                return insert.executeUpdate();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }
}
