package cx.touchstone.gateway.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jboss.logging.MDC;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agroal.api.AgroalDataSource;

/**
 * Adds to the log of a tenant. Who adds waits for whoever added before to be through: an entry names the hash of the one before
 * it, so there is one end at a time. Changes of this kind are rare.
 */
@ApplicationScoped
public class AuditLog {

    private static final HexFormat HEX = HexFormat.of();

    @Inject
    AgroalDataSource database;
    @Inject
    ObjectMapper json;

    /**
     * Adds an entry to the current transaction: it is there if what it tells of is.
     *
     * @param actor who did it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(String tenant, String actor, Deed deed) {
        append(tenant, actor, (String) MDC.get("requestId"), deed);
    }

    /** Adds an entry of what was done by another request than the current one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(String tenant, String actor, String requestId, Deed deed) {
        try (Connection connection = database.getConnection()) {
            alone(connection, tenant);
            AuditEntry last = last(connection, tenant);
            // Read when nobody else adds: later entries do not tell of earlier times.
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            insert(connection, AuditEntry.of(tenant, last == null ? 1 : last.position() + 1, now, actor,
                    requestId, deed, last == null ? AuditEntry.BEGINNING : last.hash()));
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The end of a log, to which nobody adds any more until the current transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public AuditVerification.Head close(String tenant) {
        try (Connection connection = database.getConnection()) {
            alone(connection, tenant);
            AuditEntry last = last(connection, tenant);
            return last == null ? new AuditVerification.Head(0, null)
                    : new AuditVerification.Head(last.position(), last.hash());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void alone(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement lock = connection
                .prepareStatement("select pg_advisory_xact_lock(hashtextextended('audit ' || ?, 0))")) {
            lock.setString(1, tenant);
            lock.execute();
        }
    }

    private AuditEntry last(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select * from audit_entry where tenant_id = ? order by position desc limit 1")) {
            select.setString(1, tenant);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? read(row) : null;
            }
        }
    }

    private void insert(Connection connection, AuditEntry entry) throws SQLException, JsonProcessingException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into audit_entry (tenant_id, position, at, actor, action, object_type, object_id, request_id, details,
                    previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, entry.tenant());
            insert.setLong(2, entry.position());
            insert.setObject(3, entry.at().atOffset(ZoneOffset.UTC));
            insert.setString(4, entry.actor());
            insert.setString(5, entry.action());
            insert.setString(6, entry.objectType());
            insert.setString(7, entry.objectId());
            insert.setString(8, entry.requestId());
            insert.setString(9, json.writeValueAsString(entry.details()));
            insert.setBytes(10, HEX.parseHex(entry.previous()));
            insert.setBytes(11, HEX.parseHex(entry.hash()));
            insert.executeUpdate();
        }
    }

    AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(row.getString("tenant_id"), row.getLong("position"),
                row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("actor"), row.getString("action"),
                row.getString("object_type"), row.getString("object_id"), row.getString("request_id"),
                details(row.getString("details")), HEX.formatHex(row.getBytes("previous")),
                HEX.formatHex(row.getBytes("hash")));
    }

    /** What cannot be read was never written like that: it is shown as it stands, and does not fit the hash. */
    private SortedMap<String, String> details(String text) {
        Map<String, String> unreadable = Map.of("unreadable", text);
        try {
            Map<String, String> details = json.readerForMapOf(String.class).readValue(text);
            return new TreeMap<>(details == null ? unreadable : details);
        } catch (JsonProcessingException e) {
            return new TreeMap<>(unreadable);
        }
    }
}
