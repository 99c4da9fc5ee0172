package cx.touchstone.survey.distribution;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.TenantId;

import cx.touchstone.survey.drafting.Survey;

/** A link to a survey that anybody may answer who has it, any number of times. Its code is unguessable. */
@Entity
public class OpenLink {

    /** Without 0/O and 1/l/I: a code is also read aloud and typed. */
    private static final String LETTERS = "23456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    /** 16 letters of 57: 93 bits. */
    private static final int LENGTH = 16;

    @Id
    String code;
    @TenantId
    String tenantId;
    UUID surveyId;
    Instant createdAt;

    protected OpenLink() {
        // for JPA
    }

    public OpenLink(Survey survey, Instant now) {
        survey.mustBePublished();
        this.code = new SecureRandom().ints(LENGTH, 0, LETTERS.length()).mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .reduce("", String::concat);
        this.surveyId = survey.id();
        this.createdAt = now;
    }

    public UUID surveyId() {
        return surveyId;
    }
}
