package cx.touchstone.gateway.tenant.purge;

import static cx.touchstone.gateway.Keys.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import cx.touchstone.gateway.Keys;
import cx.touchstone.gateway.Neighbourhood;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.leaving.PurgeState;
import cx.touchstone.kit.leaving.TenantPurge;
import cx.touchstone.kit.testing.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** How any service removes what it keeps of a tenant; the gateway is one of them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Neighbourhood.class)
class RemovalTest {

    private static final String NOT_ALLOWED = "42501";

    @Inject
    Keys keys;
    @Inject
    TenantPurge purge;
    @Inject
    AgroalDataSource database;

    private final String tenant = aTenant();
    private final String other = aTenant();
    private final UUID id = UUID.randomUUID();

    @Test
    void a_table_that_nobody_thought_of_is_emptied_and_counted_too() throws Exception {
        Owner.does("create table late_comer (tenant_id text not null, id int primary key, before int references late_comer)",
                "alter table late_comer enable row level security", "create policy any_tenant on late_comer using (true)",
                "create table other_than_it (tenant_id text not null, late int references late_comer)",
                "insert into late_comer select '%s', n, nullif(n - 1, 0) from generate_series(1, 12) n".formatted(tenant),
                "insert into late_comer values ('%s', 13, 13), ('%s', 14, null)".formatted(tenant, other),
                "insert into other_than_it values ('%s', 7), ('%s', 14)".formatted(tenant, other));
        try {
            Owner.does(afterMigrate());
            PurgeState state = finished();
            Map<String, Long> removed = state.tables().stream()
                    .collect(Collectors.toMap(PurgeState.Table::table, PurgeState.Table::removed));
            assertEquals(13, removed.get("late_comer"));
            assertEquals(1, removed.get("other_than_it"));
            assertTrue(state.tables().stream().allMatch(table -> table.left() == 0));
            assertEquals(Map.of("late_comer", 1, "other_than_it", 1), Owner.rowsOf(other));
            Owner.does("grant all on late_comer to "
                    + ConfigProvider.getConfig().getValue("quarkus.datasource.username", String.class));
            refused("insert into late_comer values ('" + tenant + "', 15, null)");
        } finally {
            Owner.does("drop table other_than_it, late_comer");
        }
    }

    @Test
    void every_table_but_the_proof_takes_nothing_of_who_is_gone() throws SQLException {
        try (Connection connection = Owner.connect();
                ResultSet row = connection.createStatement().executeQuery(
                        """
                                select string_agg(name, ' ' order by name) from tenant_tables() where purpose = 'kept' or not exists
                                    (select from pg_policy where polrelid = name::regclass and polname = 'not_purged' and not polpermissive)""")) {
            row.next();
            assertEquals("purge purge_table purged_rows purged_tenant", row.getString(1));
        }
    }

    @Test
    void nothing_is_written_for_who_is_gone_whoever_writes_it() throws SQLException {
        finished();
        refused("insert into tenant values ('" + tenant + "', 'Again', now())");
        refused("insert into outbox (tenant_id, id, topic, payload) values ('%s', gen_random_uuid(), 'x', '')"
                .formatted(tenant));
        Tenant.as(Tenant.EVERYBODY, () -> refused("""
                insert into limit_spent values ('%s', 'tenant', gen_random_uuid(), 1)""".formatted(tenant)));
        keys.aKey(other, "admin");
    }

    @Test
    void who_was_writing_when_it_began_is_waited_for() throws SQLException {
        try (Connection writer = Tenant.as(tenant, this::connect)) {
            writer.setAutoCommit(false);
            writer.createStatement().execute("select 1"); // under way, and has written nothing yet
            assertFalse(goOn().finished());
            assertFalse(goOn().finished());
            assertThrows(SQLException.class,
                    () -> writer.createStatement().execute("insert into tenant values ('" + tenant + "', 'x', now())"));
            writer.rollback();
        }
        finished();
    }

    @Test
    void what_was_written_meanwhile_goes_too() throws SQLException {
        try (Connection writer = Tenant.as(tenant, this::connect)) {
            writer.setAutoCommit(false);
            writer.createStatement().execute("insert into tenant values ('" + tenant + "', 'x', now())");
            assertFalse(goOn().finished());
            writer.commit();
        }
        finished();
        assertFalse(Owner.rowsOf(tenant).containsKey("tenant"));
    }

    @Test
    void nobody_removes_what_is_not_to_go() {
        keys.aKey(tenant, "admin");
        refused("select purge_rows('" + tenant + "', 'api_key', 10)");
        refused("select purge_begin('" + other + "', gen_random_uuid())");
        goOn();
        refused("select purge_rows('" + tenant + "', 'purged_tenant', 10)");
        refused("select purge_rows('" + other + "', 'api_key', 10)");
    }

    private PurgeState goOn() {
        return Tenant.as(tenant, () -> purge.goOn(tenant, id));
    }

    private PurgeState finished() {
        eventually(() -> assertTrue(goOn().finished()));
        return goOn();
    }

    private Void refused(String statement) {
        SQLException refused = assertThrows(SQLException.class, () -> {
            try (Connection connection = Tenant.as(mine(), this::connect)) {
                connection.createStatement().execute(statement);
            }
        });
        assertEquals(NOT_ALLOWED, refused.getSQLState(), refused.getMessage());
        return null;
    }

    /** Everybody, if that is said; else the tenant. */
    private String mine() {
        return Tenant.EVERYBODY.equals(said.current()) ? Tenant.EVERYBODY : tenant;
    }

    @Inject
    Tenant said;

    private Connection connect() {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String afterMigrate() throws IOException {
        try (var file = RemovalTest.class.getResourceAsStream("/db/migration/afterMigrate.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
