package cx.touchstone.journey.checklist;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

import cx.touchstone.journey.criteria.Criteria;
import cx.touchstone.kit.Ids;
import cx.touchstone.kit.Refusal;

/** What a checklist asks since one moment. Never changes: scores refer to it. */
@Entity
@Immutable
public class ChecklistVersion {

    @Id
    UUID id;
    @TenantId
    String tenantId;
    UUID checklistId;
    int number;
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class) // so that no copy is made of what cannot change
    Criteria criteria;
    int itemCount;
    Instant createdAt;

    protected ChecklistVersion() {
        // for JPA
    }

    ChecklistVersion(Checklist checklist, Criteria criteria, Instant now) {
        var faults = criteria.contradictions();
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        this.id = Ids.next();
        this.checklistId = checklist.id;
        this.number = checklist.ask(now);
        this.criteria = criteria;
        this.itemCount = criteria.itemCount();
        this.createdAt = now;
    }

    public UUID checklistId() {
        return checklistId;
    }

    public int number() {
        return number;
    }

    public Criteria criteria() {
        return criteria;
    }
}
