package cx.touchstone.survey.contact;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import cx.touchstone.kit.Ids;

/** A person who may be asked. */
@Entity
public class Contact {

    @Id
    UUID id;
    @TenantId
    String tenantId;
    /** The partner's system that knows the person as {@code externalId}; both or neither. */
    String source;
    String externalId;
    String name;
    String email;
    String phone;
    String language;
    String timeZone;
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> attributes;
    @Version
    long revision;
    Instant createdAt;
    Instant changedAt;

    protected Contact() {
        // for JPA
    }

    Contact(ContactDetails details, Instant now) {
        this.id = Ids.next();
        this.createdAt = now;
        replace(details, now);
    }

    /** Takes all details anew; what they do not say is forgotten. */
    void replace(ContactDetails details, Instant now) {
        this.source = details.source();
        this.externalId = details.externalId();
        this.name = details.name();
        this.email = details.email();
        this.phone = details.phone();
        this.language = details.language();
        this.timeZone = details.timeZone();
        this.attributes = details.attributes();
        this.changedAt = now;
    }

    public UUID id() {
        return id;
    }

    /** In which the person is asked unless the link says otherwise (BCP 47), or null. */
    public String language() {
        return language;
    }

    /** What is known of the person, for branching and texts: at most 32. */
    public Map<String, String> attributes() {
        return attributes;
    }
}
