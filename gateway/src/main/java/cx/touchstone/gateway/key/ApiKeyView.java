package cx.touchstone.gateway.key;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.kit.Idempotency;

/** A key as callers see it. */
@Schema(name = "ApiKey")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKeyView(UUID id, String name,
        @Schema(description = "The beginning of the key, to tell it from others.", examples = "tsk_9fQ2Lk0a") String prefix,
        @Schema(description = "In alphabetical order.") List<String> scopes, Status status, Instant createdAt,
        @Schema(description = "Who made it: the beginning of another key, or bootstrap.") String createdBy,
        @Schema(description = "Absent if it does not expire.") Instant expiresAt,
        @Schema(description = "About when it was used last, to the minute; absent if it never was.") Instant lastUsedAt,
        Instant revokedAt, @Schema(description = "The key whose place it takes.") UUID replaces,
        @Schema(description = "The key itself. Only in the answer that makes it: it is kept nowhere.", examples = "tsk_9fQ2Lk0aUe0r6mVtYbqkq6rXb2h8n3oF1yZcD5sW7gI") String key)
        implements
            Idempotency.ShownOnce {

    /** Whether it opens anything. */
    @Schema(name = "ApiKeyStatus")
    public enum Status {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("expired")
        EXPIRED,
        @JsonProperty("revoked")
        REVOKED
    }

    static ApiKeyView of(ApiKey key, Instant now) {
        return of(key, null, now);
    }

    /** @param secret the key itself, for who made it */
    public static ApiKeyView of(ApiKey key, String secret, Instant now) {
        Status status = key.isRevoked() ? Status.REVOKED : key.isGoodAt(now) ? Status.ACTIVE : Status.EXPIRED;
        return new ApiKeyView(key.id, key.name, key.prefix, key.scopes.stream().sorted().toList(), status, key.createdAt,
                key.createdBy, key.expiresAt, key.lastUsedAt, key.revokedAt, key.replaces, secret);
    }

    @Override
    public ApiKeyView withoutSecret() {
        return new ApiKeyView(id, name, prefix, scopes, status, createdAt, createdBy, expiresAt, lastUsedAt, revokedAt,
                replaces, null);
    }
}
