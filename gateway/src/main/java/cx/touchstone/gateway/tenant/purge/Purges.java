package cx.touchstone.gateway.tenant.purge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import cx.touchstone.kit.leaving.PurgeState;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** Who was removed, or is being removed, and what became of whose tables. */
@ApplicationScoped
public class Purges implements PanacheRepositoryBase<Purge, String> {

    @Inject
    AgroalDataSource database;

    Optional<Purge> of(String tenant) {
        return find("tenantId", tenant).firstResultOptional();
    }

    Purge named(String tenant) {
        return of(tenant).orElseThrow(PurgeIsUnknown::new);
    }

    /** Like {@link #named}, and nobody else changes it until the transaction ends. */
    Purge held(String tenant) {
        return find("tenantId", tenant).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(PurgeIsUnknown::new);
    }

    boolean askedBy(String operatorTenant) {
        return count("operatorTenant", operatorTenant) > 0;
    }

    /** @throws TenantIsGone if somebody has asked for it to be removed */
    public void mustNotKnow(String tenant) {
        if (of(tenant).isPresent()) {
            throw new TenantIsGone();
        }
    }

    /** From the end of the current transaction on nothing is written here for who is removed. */
    void close(Purge purge) {
        getEntityManager().createNativeQuery("select 1 from purge_begin(?1, ?2)").setParameter(1, purge.tenantId)
                .setParameter(2, purge.id).getSingleResult();
    }

    /** Keeps what a service says of its tables. */
    void note(String tenant, String service, List<PurgeState.Table> tables) {
        run("""
                insert into purge_table (tenant_id, service, table_name, removed, remaining)
                select ?, ?, name, removed, remaining
                from unnest(?::text[], ?::bigint[], ?::bigint[]) as t (name, removed, remaining)
                on conflict on constraint purge_table_pk
                do update set removed = excluded.removed, remaining = excluded.remaining""", (connection, insert) -> {
            insert.setString(1, tenant);
            insert.setString(2, service);
            insert.setArray(3, connection.createArrayOf("text", tables.stream().map(PurgeState.Table::table).toArray()));
            insert.setArray(4, connection.createArrayOf("bigint", tables.stream().map(PurgeState.Table::removed).toArray()));
            insert.setArray(5, connection.createArrayOf("bigint", tables.stream().map(PurgeState.Table::left).toArray()));
            return insert.executeUpdate();
        });
    }

    /** By service and name. */
    List<PurgedTable> tables(String tenant) {
        return run("""
                select service, table_name, removed, remaining from purge_table where tenant_id = ?
                order by service collate "C", table_name collate "C", removed""", (connection, select) -> {
            select.setString(1, tenant);
            List<PurgedTable> tables = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tables.add(new PurgedTable(row.getString(1), row.getString(2), row.getLong(3), (Long) row.getObject(4)));
                }
            }
            return tables;
        });
    }

    /** What is done with a statement. */
    private interface Work<T> {
        T with(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(connection, statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
