package cx.touchstone.journey.persona;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

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

import cx.touchstone.kit.Ids;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;

/** The profile of an ideal customer: people, or companies, of whom all conditions hold. */
@Entity
public class Persona {

    /** Whom the conditions are about. */
    @Schema(name = "PersonaAbout")
    public enum About {
        @JsonProperty("person")
        PERSON,
        @JsonProperty("company")
        COMPANY
    }

    @Id
    UUID id;
    @TenantId
    String tenantId;
    String name;
    @Enumerated(EnumType.STRING)
    About about;
    String description;
    @JdbcTypeCode(SqlTypes.JSON)
    List<Condition> conditions;
    @Version
    long revision;
    Instant createdAt;
    Instant changedAt;

    protected Persona() {
        // for JPA
    }

    Persona(String name, About about, String description, List<Condition> conditions, Instant now) {
        this.id = Ids.next();
        this.createdAt = now;
        describe(name, about, description, conditions, now);
    }

    /** Says anew who is meant. */
    void describe(String name, About about, String description, List<Condition> conditions, Instant now) {
        var faults = contradictions(conditions);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        this.name = name;
        this.about = about;
        this.description = description;
        this.conditions = conditions;
        this.changedAt = now;
    }

    /** Conditions that say nothing, or that nothing fulfils. */
    static List<Fault> contradictions(List<Condition> conditions) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).saysOneThing()) {
                faults.add(new Fault("/conditions/" + i, "one-of", "A condition has either in, or from and to, or present."));
            } else if (conditions.get(i).isBackwards()) {
                faults.add(new Fault("/conditions/" + i + "/to", "range", "to is below from."));
            }
        }
        return faults;
    }
}
