package cx.touchstone.journey.checklist;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.TenantId;

import cx.touchstone.kit.Ids;

/** A checklist: its name may change, what it asks is in its versions. */
@Entity
public class Checklist {

    @Id
    UUID id;
    @TenantId
    String tenantId;
    String name;
    int latest;
    @Version
    long revision;
    Instant createdAt;
    Instant changedAt;

    protected Checklist() {
        // for JPA
    }

    Checklist(String name, Instant now) {
        this.id = Ids.next();
        this.createdAt = now;
        rename(name, now);
    }

    void rename(String name, Instant now) {
        this.name = name;
        this.changedAt = now;
    }

    /** @return the number of the next version */
    int ask(Instant now) {
        changedAt = now;
        return ++latest;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Number of the newest version. */
    public int latest() {
        return latest;
    }
}
