package cx.touchstone.journey.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.journey.map.Words;
import cx.touchstone.journey.measured.Days;
import cx.touchstone.journey.scope.AuditScope;
import cx.touchstone.journey.scope.Examined;
import cx.touchstone.journey.scope.Recurrence;
import cx.touchstone.journey.scope.TeamMember;
import cx.touchstone.kit.Ids;

/** A planned examination of journeys. It is planned, then runs, then is reported on, then is closed, and never goes back. */
@Entity
public class Audit {

    /** Where it is on its way. */
    @Schema(name = "AuditStatus")
    public enum Status {
        @JsonProperty("planned")
        PLANNED,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("reporting")
        REPORTING,
        @JsonProperty("closed")
        CLOSED
    }

    @Id
    UUID id;
    @TenantId
    String tenantId;
    String name;
    @JdbcTypeCode(SqlTypes.JSON)
    List<String> goals;
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class) // so that no copy is made of what cannot change
    AuditScope scope;
    @JdbcTypeCode(SqlTypes.JSON)
    List<TeamMember> team;
    @Enumerated(EnumType.STRING)
    Recurrence recurrence;
    LocalDate opensOn;
    @Enumerated(EnumType.STRING)
    Status status;
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    Examined examined;
    UUID previousId;
    Instant startedAt;
    Instant reportingAt;
    Instant closedAt;
    @Version
    long revision;
    Instant createdAt;
    Instant changedAt;

    protected Audit() {
        // for JPA
    }

    Audit(Instant now) {
        this.id = Ids.next();
        this.status = Status.PLANNED;
        this.createdAt = now;
    }

    /** Says anew who does what and why; until it is closed. */
    void plan(String name, List<String> goals, List<TeamMember> team, Instant now) {
        checkIsNotClosed();
        this.name = name;
        this.goals = goals;
        this.team = team;
        this.changedAt = now;
    }

    /** Says anew what is looked at and when it opens; what is looked at stays as it is once it has begun. */
    void aim(AuditScope scope, Recurrence recurrence, LocalDate opensOn) {
        checkIsNotClosed();
        if (status != Status.PLANNED && !this.scope.equals(scope)) {
            throw new AuditStateForbids(status, "What is looked at stays as it is once the audit has begun.");
        }
        this.scope = scope;
        this.recurrence = recurrence;
        this.opensOn = opensOn;
    }

    /** Begins, with what there is to be looked at now. */
    public void start(Examined examined, Instant now) {
        advance(Status.PLANNED, Status.RUNNING, now);
        this.examined = examined;
        this.startedAt = now;
    }

    /** Ends looking: from now on findings and actions are written down. */
    public void report(Instant now) {
        advance(Status.RUNNING, Status.REPORTING, now);
        this.reportingAt = now;
    }

    /**
     * Ends it.
     *
     * @return the audit that follows it, planned for its day; empty for one that does not recur
     */
    public Optional<Audit> close(LocalDate today, Instant now) {
        advance(Status.REPORTING, Status.CLOSED, now);
        this.closedAt = now;
        if (recurrence.isOnce()) {
            return Optional.empty();
        }
        Audit next = new Audit(now);
        next.previousId = id;
        next.scope = scope;
        next.recurrence = recurrence;
        next.opensOn = recurrence.next(opened(), today);
        next.plan(name, goals, team, now);
        return Optional.of(next);
    }

    /** The day on which it opened, or was to open: its successor's is counted from it. */
    public LocalDate opened() {
        return opensOn != null ? opensOn : LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
    }

    private void advance(Status from, Status to, Instant now) {
        if (status != from) {
            throw new AuditStateForbids(status,
                    "Only an audit that is " + Words.of(from) + " can become " + Words.of(to) + ".");
        }
        this.status = to;
        this.changedAt = now;
    }

    /** Refuses once it is closed. */
    public void checkIsNotClosed() {
        if (status == Status.CLOSED) {
            throw new AuditStateForbids(status, "The audit is closed: nothing of it changes any more.");
        }
    }

    /** Refuses unless it runs: only then is anything looked at. */
    public void checkIsRunning() {
        if (status != Status.RUNNING) {
            throw new AuditStateForbids(status, "Only while an audit is running is anything observed.");
        }
    }

    /** Refuses unless it runs or is reported on: only then is anything found. */
    public void checkIsUnderWay() {
        if (status != Status.RUNNING && status != Status.REPORTING) {
            throw new AuditStateForbids(status, "Only while an audit is running or reporting is anything found.");
        }
    }

    /** Refuses before it has begun: there is nothing to tell of it. */
    public void checkHasBegun() {
        if (status == Status.PLANNED) {
            throw new AuditStateForbids(status, "There is a report only of what has begun.");
        }
    }

    /** The days on which it ran, in UTC; until today while it does. */
    public Days ran(Instant now) {
        return new Days(LocalDate.ofInstant(startedAt, ZoneOffset.UTC),
                LocalDate.ofInstant(reportingAt == null ? now : reportingAt, ZoneOffset.UTC));
    }

    /** Refuses when it has begun: what was seen refers to it. */
    void checkIsDisposable() {
        if (status != Status.PLANNED) {
            throw new AuditStateForbids(status, "An audit that has begun stays.");
        }
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public AuditScope scope() {
        return scope;
    }

    /** What it is about since it began; null before. */
    public Examined examined() {
        return examined;
    }

    public Status status() {
        return status;
    }

    /** The audit that this one follows; null for a first one. */
    public UUID previousId() {
        return previousId;
    }

    public LocalDate opensOn() {
        return opensOn;
    }

    public long revision() {
        return revision;
    }
}
