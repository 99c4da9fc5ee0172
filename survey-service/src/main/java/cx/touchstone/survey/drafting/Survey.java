package cx.touchstone.survey.drafting;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import cx.touchstone.kit.Ids;
import cx.touchstone.survey.checking.DraftRules;
import cx.touchstone.survey.questionnaire.Questionnaire;

/** A questionnaire on its way: drawn as a draft, published as numbered versions, open for answers until it is closed. */
@Entity
public class Survey {

    @Id
    UUID id;
    @TenantId
    String tenantId;
    String name;
    @Enumerated(EnumType.STRING)
    SurveyStatus status;
    @JdbcTypeCode(SqlTypes.JSON)
    Questionnaire draft;
    int published;
    @Version
    long revision;
    Instant createdAt;
    Instant changedAt;

    protected Survey() {
        // for JPA
    }

    public Survey(Questionnaire draft, Instant now) {
        this.id = Ids.next();
        this.status = SurveyStatus.DRAFT;
        this.createdAt = now;
        redraft(draft, now);
    }

    /** Changes the draft; versions that were published stay as they are. */
    public void redraft(Questionnaire draft, Instant now) {
        var contradictions = DraftRules.contradictions(draft);
        if (!contradictions.isEmpty()) {
            throw new SurveyIsContradictory(contradictions);
        }
        this.name = draft.name();
        this.draft = draft;
        this.changedAt = now;
    }

    /**
     * Makes the draft as it is now the version that is asked; a closed survey stays closed.
     *
     * @return the number of the version
     */
    public int publish(Instant now) {
        if (draft.isEmpty()) {
            throw new SurveyIsNotReady("survey-empty", "A survey needs at least one question to be published.");
        }
        if (status == SurveyStatus.DRAFT) {
            status = SurveyStatus.OPEN;
        }
        changedAt = now;
        return ++published;
    }

    /** Takes no more answers. Closing a closed survey changes nothing. */
    public void close(Instant now) {
        mustBePublished();
        status = SurveyStatus.CLOSED;
        changedAt = now;
    }

    /** Takes answers again. */
    public void reopen(Instant now) {
        mustBePublished();
        status = SurveyStatus.OPEN;
        changedAt = now;
    }

    /** Only what was published has links and takes answers. */
    public void mustBePublished() {
        if (status == SurveyStatus.DRAFT) {
            throw new SurveyIsNotReady("survey-not-published", "The survey was never published.");
        }
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public SurveyStatus status() {
        return status;
    }

    public Questionnaire draft() {
        return draft;
    }

    /** Number of the newest version; 0 before the first. */
    public int published() {
        return published;
    }

    /** Goes up with every change, for those who change it knowingly. */
    public long revision() {
        return revision;
    }
}
