package cx.touchstone.journey.observation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import cx.touchstone.journey.checklist.ChecklistVersion;
import cx.touchstone.journey.criteria.Answer;
import cx.touchstone.journey.criteria.Judgement;
import cx.touchstone.journey.criteria.Judgement.SectionScore;
import cx.touchstone.journey.evidence.Evidence;
import cx.touchstone.kit.Ids;

/** What somebody saw at one touchpoint, ours or a competitor's, and what it adds up to. */
@Entity
public class AuditObservation {

    @Id
    UUID id;
    @TenantId
    String tenantId;
    UUID auditId;
    @Enumerated(EnumType.STRING)
    ObservationKind kind;
    String touchpoint;
    String channel;
    UUID competitorId;
    UUID toolId;
    UUID checklistId;
    Integer checklistVersion;
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Answer> answers;
    Double score;
    @JdbcTypeCode(SqlTypes.JSON)
    List<SectionScore> sections;
    String notes;
    @JdbcTypeCode(SqlTypes.JSON)
    List<Evidence> evidence;
    String observer;
    Instant observedAt;
    Integer told;
    String notCounted;
    @Version
    long revision;
    Instant createdAt;
    Instant changedAt;

    protected AuditObservation() {
        // for JPA
    }

    AuditObservation(UUID auditId, ObservationKind kind, Instant now) {
        this.id = Ids.next();
        this.auditId = auditId;
        this.kind = kind;
        this.createdAt = now;
    }

    /** Says where and when it was, and of whom. */
    void place(String touchpoint, String channel, UUID competitor, UUID tool, Instant observedAt) {
        this.touchpoint = touchpoint;
        this.channel = channel;
        this.competitorId = competitor;
        this.toolId = tool;
        this.observedAt = observedAt;
    }

    /** Says what was seen, in words and links. */
    void note(String notes, List<Evidence> evidence, String observer, Instant now) {
        this.notes = notes;
        this.evidence = evidence;
        this.observer = observer;
        this.changedAt = now;
    }

    /** Scores it; without a checklist there is nothing to score. */
    void judge(ChecklistVersion checklist, Map<String, Answer> answers) {
        if (checklist == null) {
            this.checklistId = null;
            this.checklistVersion = null;
            this.score = null;
            this.sections = List.of();
            this.answers = Map.of();
            return;
        }
        Judgement judgement = checklist.criteria().judge(answers);
        this.checklistId = checklist.checklistId();
        this.checklistVersion = checklist.number();
        this.answers = answers;
        this.score = judgement.score();
        this.sections = judgement.sections();
    }

    /** Whether it says something of our own touchpoints in numbers: then scoring is told of it. */
    boolean isOurScore() {
        return competitorId == null && score != null;
    }

    /** Counts how often scoring is told; the first time is 0. What it will say of it, nobody knows yet. */
    int tell() {
        notCounted = null;
        told = told == null ? 0 : told + 1;
        return told;
    }
}
