package cx.touchstone.survey.distribution;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import cx.touchstone.kit.Refusal;
import cx.touchstone.survey.drafting.Survey;
import cx.touchstone.survey.linkcode.LinkCode;
import cx.touchstone.survey.linkcode.LinkIsExpired;
import cx.touchstone.survey.linkcode.LinkKind;

/** A way to a survey. Whoever has its code may answer, as often as its kind allows, until it ends or is revoked. */
@Entity
public class Link {

    /** 3,653 days: ten years with their leap days. */
    private static final Duration LONGEST = Duration.ofDays(3_653);

    @Id
    long id;
    @TenantId
    String tenantId;
    UUID surveyId;
    @Enumerated(EnumType.STRING)
    LinkKind kind;
    int keyId;
    UUID contactId;
    Instant expiresAt;
    String language;
    String channel;
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> attributes;
    Instant createdAt;
    Instant revokedAt;

    protected Link() {
        // for JPA
    }

    /**
     * @param code says id, kind and end
     * @param order the rest
     */
    Link(Survey survey, LinkCode code, LinkOrder order, Instant now) {
        survey.mustBePublished();
        if ((code.kind() == LinkKind.PERSONAL) != (order.contactId() != null)) {
            throw new Refusal.Invalid("/contactId", "contradiction", "A personal link names a contact, and no other does.");
        }
        this.id = code.id();
        this.surveyId = survey.id();
        this.kind = code.kind();
        this.keyId = code.keyId();
        this.contactId = order.contactId();
        this.expiresAt = code.expiresAt();
        this.language = order.language();
        this.channel = order.channel();
        this.attributes = order.attributes();
        this.createdAt = now;
    }

    /** A link ends after now and within ten years, or never (null). */
    static void mustEndInTime(Instant expiresAt, Instant now) {
        if (expiresAt != null && (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST)))) {
            throw new Refusal.Invalid("/expiresAt", "range", "A link must end after now and within ten years.");
        }
    }

    /** Nobody answers by it any more. What was answered stays; revoking twice changes nothing. */
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    void mustNotBeRevoked() {
        if (revokedAt != null) {
            throw new LinkIsExpired();
        }
    }

    /** What its 28 characters say. */
    LinkCode code() {
        return LinkCode.of(kind, keyId, id, expiresAt);
    }

    public long id() {
        return id;
    }

    public UUID surveyId() {
        return surveyId;
    }

    public LinkKind kind() {
        return kind;
    }

    /** Who may answer by it; null unless it is personal. */
    public UUID contactId() {
        return contactId;
    }

    /** In which the survey is asked (BCP 47); null leaves that to contact and browser. */
    public String language() {
        return language;
    }

    /** By which the link was sent: the channel of its responses, whatever they say themselves. May be null. */
    public String channel() {
        return channel;
    }

    /** Become attributes of its responses, before those of the respondent: at most 20. */
    public Map<String, String> attributes() {
        return attributes;
    }
}
