package cx.touchstone.gateway.limits;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.gateway.limits.Account.Holder;
import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;

/** Where the replicas tell each other what was spent. Of addresses nothing is told: none is stored. */
@ApplicationScoped
class Spending {

    @Inject
    AgroalDataSource database;

    /** Adds what was spent at a replica. */
    void add(UUID replica, Map<Holder, Long> spent) {
        List<Holder> holders = List.copyOf(spent.keySet());
        run("""
                insert into limit_spent (tenant_id, bucket, replica, spent)
                select tenant, bucket, ?, spent from unnest(?::text[], ?::text[], ?::bigint[]) as s (tenant, bucket, spent)
                where not exists (select from purged_tenant where tenant_id = tenant) -- which would be refused, with all others
                order by tenant, bucket
                on conflict on constraint limit_spent_pk
                do update set spent = limit_spent.spent + excluded.spent, at = now()""", (connection, insert) -> {
            insert.setObject(1, replica);
            insert.setArray(2, connection.createArrayOf("text", holders.stream().map(Holder::tenant).toArray()));
            insert.setArray(3, connection.createArrayOf("text", holders.stream().map(Holder::bucket).toArray()));
            insert.setArray(4, connection.createArrayOf("bigint", holders.stream().map(spent::get).toArray()));
            return insert.executeUpdate();
        });
    }

    /** What was spent at all other replicas, all told. */
    Map<Holder, Long> elsewhere(UUID replica, List<Holder> holders) {
        return run("""
                select s.n, sum(l.spent)::bigint
                from unnest(?::text[], ?::text[]) with ordinality as s (tenant, bucket, n)
                left join limit_spent l on l.tenant_id = s.tenant and l.bucket = s.bucket and l.replica <> ? group by s.n""",
                (connection, select) -> {
                    select.setArray(1, connection.createArrayOf("text", holders.stream().map(Holder::tenant).toArray()));
                    select.setArray(2, connection.createArrayOf("text", holders.stream().map(Holder::bucket).toArray()));
                    select.setObject(3, replica);
                    Map<Holder, Long> spent = new HashMap<>();
                    try (ResultSet row = select.executeQuery()) {
                        while (row.next()) {
                            spent.put(holders.get(row.getInt(1) - 1), row.getLong(2)); // 0 if nobody spent anything
                        }
                    }
                    return spent;
                });
    }

    /** Forgets what replicas spent that have been gone or silent for an hour: by then every debt is paid. */
    void sweep() {
        run("delete from limit_spent where at < now() - interval '1 hour'",
                (connection, delete) -> delete.executeUpdate());
    }

    /** What is done with a statement. */
    private interface Work<T> {
        T with(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        return Tenant.as(Tenant.EVERYBODY, () -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                return work.with(connection, statement);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
