package cx.touchstone.journey.competitor;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.TenantId;

import cx.touchstone.kit.Ids;

/** Another organisation that customers could go to. */
@Entity
public class Competitor {

    @Id
    UUID id;
    @TenantId
    String tenantId;
    String name;
    String description;
    String website;
    @Version
    long revision;
    Instant createdAt;
    Instant changedAt;

    protected Competitor() {
        // for JPA
    }

    Competitor(String name, String description, String website, Instant now) {
        this.id = Ids.next();
        this.createdAt = now;
        describe(name, description, website, now);
    }

    /** Says anew who it is. */
    void describe(String name, String description, String website, Instant now) {
        this.name = name;
        this.description = description;
        this.website = website;
        this.changedAt = now;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }
}
