package cx.touchstone.journey.action;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.journey.measured.Verification;
import cx.touchstone.kit.Ids;

/**
 * What is done about a finding. Open, then doing, then done; what was measured before and after says whether it is verified or
 * not reached, and what is not reached may be tried again.
 */
@Entity
@Table(name = "improvement_action")
public class Action {

    /** How much it matters. */
    @Schema(name = "ActionPriority")
    public enum Priority {
        @JsonProperty("low")
        LOW,
        @JsonProperty("medium")
        MEDIUM,
        @JsonProperty("high")
        HIGH
    }

    /** How far it is. */
    @Schema(name = "ActionStatus")
    public enum Status {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("doing")
        DOING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("verified")
        VERIFIED,
        @JsonProperty("not-reached")
        NOT_REACHED
    }

    @Id
    UUID id;
    @TenantId
    String tenantId;
    UUID auditId;
    UUID findingId;
    String touchpoint;
    String title;
    String description;
    String owner;
    LocalDate dueOn;
    @Enumerated(EnumType.STRING)
    Priority priority;
    String metric;
    BigDecimal target;
    @Enumerated(EnumType.STRING)
    Status status;
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class) // so that no copy is made of what cannot change
    Verification verification;
    Instant startedAt;
    Instant doneAt;
    @Version
    long revision;
    Instant createdAt;
    Instant changedAt;

    protected Action() {
        // for JPA
    }

    Action(UUID auditId, UUID findingId, String touchpoint, Instant now) {
        this.id = Ids.next();
        this.auditId = auditId;
        this.findingId = findingId;
        this.touchpoint = touchpoint;
        this.status = Status.OPEN;
        this.createdAt = now;
    }

    /** Says anew what is to be done, by whom and until when; as long as it is not done. */
    void plan(String title, String description, String owner, LocalDate dueOn, Priority priority, Instant now) {
        if (status != Status.OPEN && status != Status.DOING) {
            throw new ActionStateForbids(status, "What was done stays as it was planned.");
        }
        this.title = title;
        this.description = description;
        this.owner = owner;
        this.dueOn = dueOn;
        this.priority = priority;
        this.changedAt = now;
    }

    /** Says anew what it is to reach. */
    void aim(String metric, BigDecimal target) {
        this.metric = metric;
        this.target = target;
    }

    /** Begins, or begins again after it did not reach what it should. */
    void start(Instant now) {
        if (status != Status.OPEN && status != Status.NOT_REACHED) {
            throw new ActionStateForbids(status, "Only what is open or not-reached is begun.");
        }
        this.status = Status.DOING;
        this.startedAt = now;
        this.doneAt = null;
        this.changedAt = now;
    }

    void finish(Instant now) {
        if (status != Status.DOING) {
            throw new ActionStateForbids(status, "Only what is doing gets done.");
        }
        this.status = Status.DONE;
        this.doneAt = now;
        this.changedAt = now;
    }

    /** Refuses once it was begun: it stays then. */
    void checkIsOpen() {
        if (status != Status.OPEN) {
            throw new ActionStateForbids(status, "What was begun stays.");
        }
    }

    /** Refuses unless it is done: before, there is nothing to verify. */
    public void checkIsDone() {
        if (status != Status.DONE) {
            throw new ActionStateForbids(status, "Only what is done can be verified.");
        }
    }

    /** Keeps what was answered; what is inconclusive can be asked again later. */
    public void verify(Verification answered) {
        checkIsDone();
        this.verification = answered;
        this.changedAt = answered.at();
        this.status = switch (answered.outcome()) {
            case REACHED -> Status.VERIFIED;
            case NOT_REACHED -> Status.NOT_REACHED;
            case INCONCLUSIVE -> Status.DONE;
        };
    }

    public UUID id() {
        return id;
    }

    public String touchpoint() {
        return touchpoint;
    }

    public String metric() {
        return metric;
    }

    public BigDecimal target() {
        return target;
    }

    public long revision() {
        return revision;
    }
}
