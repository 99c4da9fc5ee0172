package cx.touchstone.gateway.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import cx.touchstone.kit.Ids;

/** Where a partner wants events sent. Enabled or disabled; by a person, or by us when nobody takes anything there. */
@Entity
@Table(name = "webhook")
public class Webhook {

    /** Whether anything is sent. */
    public enum Status {
        ENABLED,
        DISABLED
    }

    /** Why nothing is. */
    public enum Reason {
        /** Somebody said so. */
        BY_HAND,
        /** The receiver answered that it is gone (410). */
        GONE,
        /** For a week nothing was taken. */
        FAILING
    }

    @Column(name = "tenant_id")
    String tenantId;
    @Id
    UUID id;
    String name;
    String url;
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> types;
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<UUID> surveys;
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> touchpoints;
    @Enumerated(EnumType.STRING)
    Status status;
    @Enumerated(EnumType.STRING)
    @Column(name = "disabled_reason")
    Reason disabledReason;
    @Column(name = "disabled_at")
    Instant disabledAt;
    byte[] secret;
    @Column(name = "former_secret")
    byte[] formerSecret;
    @Column(name = "former_until")
    Instant formerUntil;
    @Column(name = "failing_since")
    Instant failingSince;
    @Column(name = "delivered_at")
    Instant deliveredAt;
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "created_by")
    String createdBy;
    long revision;

    protected Webhook() {
    }

    Webhook(String tenantId, WebhookPlan plan, String by, Instant now) {
        this.tenantId = tenantId;
        this.id = Ids.next();
        this.status = Status.ENABLED;
        this.createdAt = now;
        this.createdBy = by;
        take(plan, now);
    }

    /** What it shall be from now on. */
    void replace(WebhookPlan plan, Instant now) {
        take(plan, now);
        revision++;
    }

    private void take(WebhookPlan plan, Instant now) {
        name = plan.name();
        url = plan.url();
        types = plan.usualTypes();
        surveys = plan.usualSurveys();
        touchpoints = plan.usualTouchpoints();
        if (!plan.isEnabled()) {
            disable(status == Status.DISABLED ? disabledReason : Reason.BY_HAND, now);
        } else if (status == Status.DISABLED) {
            status = Status.ENABLED;
            disabledReason = null;
            disabledAt = null;
            failingSince = null;
        }
    }

    /** Nothing is sent any more. */
    public void disable(Reason reason, Instant now) {
        if (status == Status.ENABLED) {
            status = Status.DISABLED;
            disabledReason = reason;
            disabledAt = now;
        }
    }

    /** Signs with this one from now on; with the one before as well, until the overlap is over. */
    void sign(byte[] next, Duration overlap, Instant now) {
        boolean overlaps = secret != null && overlap.isPositive();
        formerSecret = overlaps ? secret : null;
        formerUntil = overlaps ? now.plus(overlap) : null;
        secret = next;
    }

    void rotate(byte[] next, Duration overlap, Instant now) {
        sign(next, overlap, now);
        revision++;
    }

    public boolean isEnabled() {
        return status == Status.ENABLED;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String url() {
        return url;
    }
}
