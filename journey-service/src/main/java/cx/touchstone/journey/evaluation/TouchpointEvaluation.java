package cx.touchstone.journey.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import cx.touchstone.journey.evidence.Evidence;
import cx.touchstone.kit.Ids;

/** What an audit says of one touchpoint. */
@Entity
public class TouchpointEvaluation {

    @Id
    UUID id;
    @TenantId
    String tenantId;
    UUID auditId;
    String touchpoint;
    Integer effectiveness;
    Integer consistency;
    Integer contactEase;
    String notes;
    @JdbcTypeCode(SqlTypes.JSON)
    List<Evidence> evidence;
    String evaluator;
    @Version
    long revision;
    Instant createdAt;
    Instant changedAt;

    protected TouchpointEvaluation() {
        // for JPA
    }

    TouchpointEvaluation(UUID auditId, String touchpoint, Instant now) {
        this.id = Ids.next();
        this.auditId = auditId;
        this.touchpoint = touchpoint;
        this.createdAt = now;
    }

    /** Each 1 (poor) to 5 (very good), or null when nobody said. */
    void rate(Integer effectiveness, Integer consistency, Integer contactEase) {
        this.effectiveness = effectiveness;
        this.consistency = consistency;
        this.contactEase = contactEase;
    }

    void note(String notes, List<Evidence> evidence, String evaluator, Instant now) {
        this.notes = notes;
        this.evidence = evidence;
        this.evaluator = evaluator;
        this.changedAt = now;
    }
}
