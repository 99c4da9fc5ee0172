package cx.touchstone.journey.finding;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.journey.evidence.FindingEvidence;
import cx.touchstone.journey.measured.MeasuredScore;
import cx.touchstone.kit.Ids;

/** A gap at a touchpoint. Proposed from scores or written by a person; only persons confirm or dismiss. */
@Entity
public class Finding {

    /** What has to change. */
    @Schema(name = "FindingKind")
    public enum Kind {
        @JsonProperty("people")
        PEOPLE,
        @JsonProperty("process")
        PROCESS,
        @JsonProperty("technology")
        TECHNOLOGY
    }

    /** How bad it is. */
    @Schema(name = "FindingSeverity")
    public enum Severity {
        @JsonProperty("low")
        LOW,
        @JsonProperty("medium")
        MEDIUM,
        @JsonProperty("high")
        HIGH,
        @JsonProperty("critical")
        CRITICAL
    }

    /** What a person said to it. */
    @Schema(name = "FindingStatus")
    public enum Status {
        @JsonProperty("proposed")
        PROPOSED,
        @JsonProperty("confirmed")
        CONFIRMED,
        @JsonProperty("dismissed")
        DISMISSED
    }

    @Id
    UUID id;
    @TenantId
    String tenantId;
    UUID auditId;
    String touchpoint;
    String title;
    String description;
    @Enumerated(EnumType.STRING)
    Kind kind;
    @Enumerated(EnumType.STRING)
    Severity severity;
    String department;
    String metric;
    BigDecimal expected;
    BigDecimal measured;
    @JdbcTypeCode(SqlTypes.JSON)
    List<FindingEvidence> evidence;
    @Enumerated(EnumType.STRING)
    Status status;
    boolean proposed;
    @Column(insertable = false, updatable = false) // the database says it, so that its index may order by it
    int leniency;
    String reason;
    String decidedBy;
    @Version
    long revision;
    Instant createdAt;
    Instant changedAt;

    protected Finding() {
        // for JPA
    }

    private Finding(UUID auditId, Status status, Instant now) {
        this.id = Ids.next();
        this.auditId = auditId;
        this.status = status;
        this.createdAt = now;
    }

    /** One that a person writes: it need not be confirmed. */
    static Finding written(UUID auditId, String by, Instant now) {
        Finding finding = new Finding(auditId, Status.CONFIRMED, now);
        finding.decidedBy = by;
        return finding;
    }

    /** A score that is worse than its target, for a person to look at. */
    public static Finding proposed(UUID auditId, MeasuredScore gap, String touchpointName, Instant now) {
        Finding finding = new Finding(auditId, Status.PROPOSED, now);
        finding.proposed = true;
        finding.describe(gap.touchpoint(), touchpointName + ": " + gap.metric(), null, null,
                gap.fallsBelowItsFloor() ? Severity.HIGH : Severity.MEDIUM, null, now);
        finding.measure(gap.metric(), decimal(gap.fallsBelowItsFloor() && gap.target() == null ? gap.floor() : gap.target()),
                decimal(gap.value()), gap.id() == null ? List.of()
                        : List.of(new FindingEvidence(FindingEvidence.Kind.SCORE, gap.id(), null)));
        return finding;
    }

    private static BigDecimal decimal(Double value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    /** Says anew what it is. */
    void describe(String touchpoint, String title, String description, Kind kind, Severity severity, String department,
            Instant now) {
        this.touchpoint = touchpoint;
        this.title = title;
        this.description = description;
        this.kind = kind;
        this.severity = severity;
        this.department = department;
        this.changedAt = now;
    }

    /** Says anew what it rests on. */
    void measure(String metric, BigDecimal expected, BigDecimal measured, List<FindingEvidence> evidence) {
        this.metric = metric;
        this.expected = expected;
        this.measured = measured;
        this.evidence = evidence;
    }

    void confirm(Kind kind, Severity severity, String by, Instant now) {
        checkIsProposed();
        this.status = Status.CONFIRMED;
        this.kind = kind;
        this.severity = severity == null ? this.severity : severity;
        this.decidedBy = by;
        this.changedAt = now;
    }

    void dismiss(String reason, String by, Instant now) {
        checkIsProposed();
        this.status = Status.DISMISSED;
        this.reason = reason;
        this.decidedBy = by;
        this.changedAt = now;
    }

    private void checkIsProposed() {
        if (status != Status.PROPOSED) {
            throw new FindingStateForbids(status, "It was decided on already.");
        }
    }

    /** Refuses unless a person stands behind it: only then is anything done about it. */
    public void checkIsConfirmed() {
        if (status != Status.CONFIRMED) {
            throw new FindingStateForbids(status, "Only what was confirmed is acted on and rewritten.");
        }
    }

    /** Refuses once it was dismissed: without it, it would be proposed again. */
    void checkIsDisposable() {
        if (status == Status.DISMISSED) {
            throw new FindingStateForbids(status, "What was dismissed stays with its reason.");
        }
    }

    public String touchpoint() {
        return touchpoint;
    }
}
