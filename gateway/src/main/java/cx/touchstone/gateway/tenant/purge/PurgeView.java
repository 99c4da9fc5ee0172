package cx.touchstone.gateway.tenant.purge;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** How far the removal of a tenant is; finished, it is the proof. */
@Schema(name = "Purge")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PurgeView(@Schema(examples = "sfo-airport") String tenant, UUID id, Status status,
        @Schema(description = "Who asked for it.", examples = "tsk_9fQ2Lk0a") String askedBy, String reason, Instant begunAt,
        @Schema(description = "Absent while it is under way.") Instant finishedAt,
        @Schema(description = "Rows removed so far, in all services.") long removed,
        @Schema(description = "The end of the organisation's own audit log, which was removed with it: whoever has an export of that log can see that it is the whole one.") LogEnd auditLog,
        @Schema(description = "Every table of every service that holds anything of tenants, when it is finished; those of which something is gone, before.") List<PurgedTable> tables,
        @Schema(description = "Why it does not get on just now; it is tried again by itself.", examples = "survey-service: nobody answers") String hindrance,
        @Schema(description = "SHA-256 of this document without hash, removed and status, as canonical JSON (RFC 8785). The same stands in the audit log of whoever asked for it, under tenant.purged. Absent while it is under way.") String hash) {

    /** Whether there is anything left. */
    @Schema(name = "PurgeStatus")
    public enum Status {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("finished")
        FINISHED
    }

    /** The last entry of a log. */
    @Schema(name = "PurgedAuditLog")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LogEnd(long entries, @Schema(description = "Hash of the last one.") String head) {
    }

    /** Of maps of texts and whole numbers it makes canonical JSON, as long as the maps are in order. */
    private static final ObjectMapper JSON = new ObjectMapper();

    static PurgeView of(Purge purge, List<PurgedTable> tables) {
        return new PurgeView(purge.tenantId, purge.id, purge.isFinished() ? Status.FINISHED : Status.RUNNING, purge.askedBy,
                purge.reason, purge.begunAt, purge.finishedAt, tables.stream().mapToLong(PurgedTable::removed).sum(),
                new LogEnd(purge.logEntries, purge.logHead), tables, purge.hindrance, purge.hash);
    }

    /** What its hash must be, if it is finished at this time. */
    String computed(Instant finishedAt) {
        Map<String, Object> log = new TreeMap<>(Map.of("entries", auditLog.entries()));
        if (auditLog.head() != null) {
            log.put("head", auditLog.head());
        }
        Map<String, Object> content = new TreeMap<>(Map.of("tenant", tenant, "id", id.toString(), "askedBy", askedBy, "reason",
                reason, "begunAt", begunAt.toString(), "finishedAt", finishedAt.toString(), "auditLog", log, "tables",
                tables.stream().map(table -> new TreeMap<>(Map.of("service", table.service(), "table", table.table(),
                        "removed", table.removed(), "left", table.left()))).toList()));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(content)));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
