package cx.touchstone.gateway.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One entry of a tenant's audit log.
 *
 * @param position 1 for the first entry of the tenant, without gaps
 * @param requestId of the request that did it; null for what the platform did by itself
 * @param previous hash of the entry before, in hex; 64 zeros for the first
 * @param hash SHA-256, in hex, of this entry without {@code hash}, as canonical JSON (RFC 8785)
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEntry(@Schema(examples = "sfo-airport") String tenant,
        @Schema(description = "1 for the first entry, without gaps.") long position, Instant at,
        @Schema(description = "Who did it: the beginning of a key, or bootstrap.", examples = "tsk_9fQ2Lk0a") String actor,
        @Schema(examples = "api-key.revoked") String action, @Schema(examples = "api-key") String objectType, String objectId,
        @Schema(description = "X-Request-Id of the call that did it; absent for what the platform did by itself.") String requestId,
        SortedMap<String, String> details,
        @Schema(description = "Hash of the entry before; zeros for the first.") String previous,
        @Schema(description = "SHA-256 of this entry without its hash, as canonical JSON (RFC 8785).") String hash) {

    /** What the first entry of a tenant names as the one before it. */
    static final String BEGINNING = "0".repeat(64);
    /** Of maps of texts and whole numbers it makes canonical JSON, as long as the maps are in order. */
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The entry that follows another one. */
    static AuditEntry of(String tenant, long position, Instant at, String actor, String requestId, Deed deed,
            String previous) {
        AuditEntry bare = new AuditEntry(tenant, position, at, actor, deed.action(), deed.objectType(), deed.objectId(),
                requestId, deed.details(), previous, null);
        return bare.with(bare.computed());
    }

    private AuditEntry with(String hash) {
        return new AuditEntry(tenant, position, at, actor, action, objectType, objectId, requestId, details, previous, hash);
    }

    /** What its hash must be, since it says what it says. */
    String computed() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(content())));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As canonical JSON, with its hash: a line of an export. */
    byte[] line() throws JsonProcessingException {
        Map<String, Object> all = content();
        all.put("hash", hash);
        return JSON.writeValueAsBytes(all);
    }

    private Map<String, Object> content() {
        Map<String, Object> content = new TreeMap<>(Map.of("tenant", tenant, "position", position, "at", at.toString(),
                "actor", actor, "action", action, "objectType", objectType, "objectId", objectId, "details", details,
                "previous", previous));
        if (requestId != null) {
            content.put("requestId", requestId);
        }
        return content;
    }
}
