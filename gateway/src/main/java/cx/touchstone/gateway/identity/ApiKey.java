package cx.touchstone.gateway.identity;

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

/** A key with which a tenant's programs call the API. */
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
    /** From when on it is no longer good; null if it does not expire. */
    @Column(name = "expires_at")
    Instant expiresAt;
    /** Since when it is withdrawn; null while it is not. */
    @Column(name = "revoked_at")
    Instant revokedAt;

    protected ApiKey() {
    }

    ApiKey(String tenantId, String name, KeySecret secret, Set<String> scopes, Instant now) {
        this.tenantId = tenantId;
        this.id = Ids.next();
        this.name = name;
        this.prefix = secret.prefix();
        this.hash = secret.hash().array();
        this.scopes = Set.copyOf(scopes);
        this.createdAt = now;
    }

    /** Lets the key do these things from now on, and no others. */
    void allow(Set<String> scopes) {
        this.scopes = Set.copyOf(scopes);
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    Caller caller() {
        return new Caller(tenantId, Set.copyOf(scopes), prefix, expiresAt);
    }
}
