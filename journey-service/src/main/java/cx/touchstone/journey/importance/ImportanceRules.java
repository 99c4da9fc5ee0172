package cx.touchstone.journey.importance;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

import cx.touchstone.kit.Ids;
import cx.touchstone.kit.Refusal;

/** The rules of a tenant; one document, because their order is what they mean. */
@Entity
public class ImportanceRules {

    @Id
    UUID id;
    @TenantId
    String tenantId;
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class) // so that no copy is made of what cannot change
    Rules rules;
    @Version
    long revision;
    Instant changedAt;

    protected ImportanceRules() {
        // for JPA
    }

    /** A tenant's first rules. */
    ImportanceRules(Rules rules, Instant now) {
        this.id = Ids.next();
        replace(rules, now);
    }

    void replace(Rules rules, Instant now) {
        var faults = rules.contradictions();
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        this.rules = rules;
        this.changedAt = now;
    }
}
