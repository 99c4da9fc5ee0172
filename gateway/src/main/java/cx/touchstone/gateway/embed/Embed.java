package cx.touchstone.gateway.embed;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import cx.touchstone.kit.Ids;

/** A link under which anybody may look at the overview of one journey, until it ends or is taken back. */
@Entity
@Table(name = "embed")
public class Embed {

    /** Found by a link before the tenant is known, so this is no discriminator: row level security alone guards the table. */
    @Column(name = "tenant_id")
    String tenantId;
    @Id
    UUID id;
    @Column(name = "journey_id")
    UUID journeyId;
    /** For people who read the list. */
    String name;
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "created_by")
    String createdBy;
    @Column(name = "expires_at")
    Instant expiresAt;
    /** Null while it is good. */
    @Column(name = "revoked_at")
    Instant revokedAt;

    protected Embed() {
    }

    Embed(String tenantId, UUID journeyId, String name, Instant expiresAt, String by, Instant now) {
        this.tenantId = tenantId;
        this.id = Ids.next();
        this.journeyId = journeyId;
        this.name = name;
        this.expiresAt = expiresAt;
        this.createdAt = now;
        this.createdBy = by;
    }

    /** @return whether it was good before */
    boolean revoke(Instant now) {
        if (revokedAt != null) {
            return false;
        }
        revokedAt = now;
        return true;
    }

    boolean isGoodAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
