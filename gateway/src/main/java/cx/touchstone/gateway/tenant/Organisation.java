package cx.touchstone.gateway.tenant;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An organisation that uses the platform: a tenant. Its id stands in every row of every service. */
@Entity
@Table(name = "tenant")
public class Organisation {

    @Id
    @Column(name = "tenant_id")
    String tenantId;
    String name;
    /** Of its people, where nobody asks for another language (BCP 47). */
    String locale;
    String accent;
    String background;
    String foreground;
    String logo;
    @Column(name = "created_at")
    Instant createdAt;
    /** Since when nobody is let in; null while it is not suspended. */
    @Column(name = "suspended_at")
    Instant suspendedAt;
    @Column(name = "suspension_reason")
    String suspensionReason;
    /** Of websites whose scripts may call with its credentials: {@code https://dashboard.example}. */
    List<String> origins = List.of();
    /** Counts the changes. */
    long revision;

    protected Organisation() {
    }

    Organisation(String tenantId, String name, String locale, Instant now) {
        this.tenantId = tenantId;
        this.name = name;
        this.locale = locale;
        this.createdAt = now;
    }

    /** What its people see from now on. */
    public void present(String name, String locale, Look look) {
        this.name = name;
        this.locale = locale;
        this.accent = look.accent();
        this.background = look.background();
        this.foreground = look.foreground();
        this.logo = look.logo();
        this.revision++;
    }

    /** From where scripts may call with its credentials from now on. */
    public void share(List<String> origins) {
        this.origins = origins.stream().distinct().toList();
    }

    /**
     * Nobody of it is let in any more; saying so again changes nothing but the reason.
     *
     * @return whether anything is different now
     */
    public boolean suspend(String reason, Instant now) {
        if (isSuspended() && reason.equals(suspensionReason)) {
            return false;
        }
        suspendedAt = isSuspended() ? suspendedAt : now;
        suspensionReason = reason;
        revision++;
        return true;
    }

    /**
     * Lets its people in again.
     *
     * @return whether they were not
     */
    public boolean resume() {
        if (!isSuspended()) {
            return false;
        }
        suspendedAt = null;
        suspensionReason = null;
        revision++;
        return true;
    }

    public boolean isSuspended() {
        return suspendedAt != null;
    }

    public String tenantId() {
        return tenantId;
    }

    public String name() {
        return name;
    }

    public String locale() {
        return locale;
    }

    public List<String> origins() {
        return List.copyOf(origins);
    }

    public Look look() {
        return new Look(accent, background, foreground, logo);
    }

    public long revision() {
        return revision;
    }
}
