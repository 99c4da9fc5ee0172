package cx.touchstone.gateway.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import cx.touchstone.kit.Ids;

/**
 * A key with which a tenant's programs call the API. What it may do does not change: who needs something else makes another
 * one.
 */
@Entity
@Table(name = "api_key")
public class ApiKey {

    /** Found by its key before the tenant is known, so this is no discriminator: row level security alone guards the table. */
    @Column(name = "tenant_id")
    String tenantId;
    @Id
    UUID id;
    String name;
    String prefix;
    byte[] hash;
    @JdbcTypeCode(SqlTypes.ARRAY)
    Set<String> scopes;
    @Column(name = "created_at")
    Instant createdAt;
    /** Who made it; null for keys that were there before this was kept. */
    @Column(name = "created_by")
    String createdBy;
    /** From when on it is no longer good; null if it does not expire. */
    @Column(name = "expires_at")
    Instant expiresAt;
    /** Since when it is withdrawn; null while it is not. */
    @Column(name = "revoked_at")
    Instant revokedAt;
    /** Written past the entity, so that nobody's change puts an older time back; null if it was never used. */
    @Column(name = "last_used_at", updatable = false, insertable = false)
    Instant lastUsedAt;
    /** The key whose place it takes; null for one that takes nobody's. */
    UUID replaces;

    protected ApiKey() {
    }

    /** @param expiresAt from when on it is no longer good; null if it does not expire */
    public ApiKey(String tenantId, String name, KeySecret secret, Set<String> scopes, Instant expiresAt, String createdBy,
            Instant now) {
        this.tenantId = tenantId;
        this.id = Ids.next();
        this.name = name;
        this.prefix = secret.prefix();
        this.hash = secret.hash().array();
        this.scopes = Set.copyOf(scopes);
        this.createdAt = now;
        this.createdBy = createdBy;
        this.expiresAt = expiresAt;
    }

    /** Lets the key do these things from now on, and no others. */
    public void allow(Set<String> scopes) {
        this.scopes = Set.copyOf(scopes);
    }

    /**
     * Another key takes its place: of the same name, for the same things, and for as long from now as this one was meant to
     * last. This one goes on for a while, so that the callers can change over.
     *
     * @param overlap how long both are good; shortened if this one expires sooner
     * @throws ApiKeyIsOver if there is nothing to go on
     */
    ApiKey rotate(KeySecret secret, Duration overlap, String by, Instant now) {
        if (!isGoodAt(now)) {
            throw new ApiKeyIsOver();
        }
        Instant end = expiresAt == null ? null : now.plus(Duration.between(createdAt, expiresAt));
        ApiKey next = new ApiKey(tenantId, name, secret, scopes, end, by, now);
        next.replaces = id;
        Instant last = now.plus(overlap);
        expiresAt = expiresAt == null || last.isBefore(expiresAt) ? last : expiresAt;
        return next;
    }

    /**
     * Withdraws it; saying so again changes nothing.
     *
     * @return whether it was not withdrawn before
     */
    boolean revoke(Instant now) {
        boolean first = revokedAt == null;
        revokedAt = first ? now : revokedAt;
        return first;
    }

    public boolean isGoodAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Whether its last use is not known to be as late as this. */
    public boolean isUnusedSince(Instant time) {
        return lastUsedAt == null || lastUsedAt.isBefore(time);
    }

    public String tenantId() {
        return tenantId;
    }

    public UUID id() {
        return id;
    }

    public String prefix() {
        return prefix;
    }

    public Set<String> scopes() {
        return scopes;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }
}
