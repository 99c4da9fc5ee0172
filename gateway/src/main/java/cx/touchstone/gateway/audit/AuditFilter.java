package cx.touchstone.gateway.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import cx.touchstone.kit.IsoTime;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;

/** Which entries are asked for, as it stands in an address. */
public class AuditFilter {

    @QueryParam("actor")
    @Parameter(description = "Done by this one.", example = "tsk_9fQ2Lk0a")
    String actor;
    @QueryParam("action")
    @Parameter(description = "Of this kind.", example = "api-key.revoked")
    String action;
    @QueryParam("objectType")
    @Parameter(description = "Done to objects of this kind.", example = "api-key")
    String objectType;
    @QueryParam("objectId")
    @Parameter(description = "Done to this object.")
    String objectId;
    @QueryParam("from")
    @Parameter(schema = @Schema(implementation = Instant.class), description = "At this time or later.")
    String from;
    @QueryParam("to")
    @Parameter(schema = @Schema(implementation = Instant.class), description = "Before this time.")
    String to;

    /** The conditions of a query, and the values for their question marks. */
    record Conditions(String sql, List<Object> values) {
    }

    Conditions conditions(String tenant) {
        StringBuilder sql = new StringBuilder("tenant_id = ?");
        List<Object> values = new ArrayList<>(List.of(tenant));
        List<Fault> faults = new ArrayList<>();
        add(sql, values, "actor = ?", actor);
        add(sql, values, "action = ?", action);
        add(sql, values, "object_type = ?", objectType);
        add(sql, values, "object_id = ?", objectId);
        add(sql, values, "at >= ?::timestamptz", time("from", from, faults));
        add(sql, values, "at < ?::timestamptz", time("to", to, faults));
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return new Conditions(sql.toString(), values);
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, String value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
    }

    private static String time(String name, String text, List<Fault> faults) {
        try {
            return text == null ? null : known(IsoTime.instant(text)).toString();
        } catch (DateTimeException e) {
            faults.add(new Fault(name, "type", name + " must be a time with an offset (2026-11-22T10:00:00Z)."));
            return null;
        }
    }

    /** Beyond these years nothing was done, and the database knows no such time. */
    private static Instant known(Instant time) {
        if (time.isBefore(Instant.parse("1900-01-01T00:00:00Z")) || time.isAfter(Instant.parse("9000-01-01T00:00:00Z"))) {
            throw new DateTimeException("far away");
        }
        return time;
    }
}
