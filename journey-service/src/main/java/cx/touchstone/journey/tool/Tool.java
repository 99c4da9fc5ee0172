package cx.touchstone.journey.tool;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import cx.touchstone.kit.Ids;

/** A system or tool that employees or customers use at touchpoints. */
@Entity
public class Tool {

    @Id
    UUID id;
    @TenantId
    String tenantId;
    String name;
    String purpose;
    String owner;
    Integer easeOfUse;
    Integer trainedPeople;
    Integer integration;
    String notes;
    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] touchpoints; // a list of texts would be taken for a JSON document, as other entities have them
    @Version
    long revision;
    Instant createdAt;
    Instant changedAt;

    protected Tool() {
        // for JPA
    }

    Tool(Instant now) {
        this.id = Ids.next();
        this.createdAt = now;
    }

    /** Says anew what it is and whom it serves. */
    void describe(String name, String purpose, String owner, String notes, List<String> touchpoints, Instant now) {
        this.name = name;
        this.purpose = purpose;
        this.owner = owner;
        this.notes = notes;
        this.touchpoints = touchpoints.toArray(String[]::new);
        this.changedAt = now;
    }

    /** How well it serves, each 1 (poor) to 5 (very good), or null when nobody said. */
    void rate(Integer easeOfUse, Integer trainedPeople, Integer integration) {
        this.easeOfUse = easeOfUse;
        this.trainedPeople = trainedPeople;
        this.integration = integration;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }
}
