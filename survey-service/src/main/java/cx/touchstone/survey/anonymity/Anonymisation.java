package cx.touchstone.survey.anonymity;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.TenantId;

import cx.touchstone.kit.Ids;
import cx.touchstone.survey.drafting.Survey;
import cx.touchstone.survey.drafting.SurveyIsNotReady;
import cx.touchstone.survey.drafting.SurveyStatus;
import cx.touchstone.survey.questionnaire.Settings.Comments;

/** The job that makes all responses of a closed survey anonymous. It moves on in the transactions of the responses. */
@Entity
public class Anonymisation {

    /** How far it is. */
    enum Status {
        RUNNING,
        DONE
    }

    @Id
    UUID id;
    @TenantId
    String tenantId;
    UUID surveyId;
    @Enumerated(EnumType.STRING)
    Comments comments;
    @Enumerated(EnumType.STRING)
    Status status;
    long done;
    /** The last response that was looked at, in the order of time. */
    Instant behindTime;
    UUID behindId;
    String askedBy;
    Instant beganAt;
    Instant endedAt;

    protected Anonymisation() {
        // for JPA
    }

    Anonymisation(Survey survey, Comments comments, String askedBy, Instant now) {
        if (survey.status() != SurveyStatus.CLOSED) {
            throw new SurveyIsNotReady("survey-not-closed", "Only a closed survey can be made anonymous.");
        }
        this.id = Ids.next();
        this.surveyId = survey.id();
        this.comments = comments;
        this.status = Status.RUNNING;
        this.askedBy = askedBy;
        this.beganAt = now;
    }

    /** Counts responses that are done; the next ones are looked for behind the last of them. */
    void goOn(int done, Instant behindTime, UUID behindId) {
        this.done += done;
        this.behindTime = behindTime;
        this.behindId = behindId;
    }

    /** Looks through all responses once more: some may have come in before the place that was reached. */
    void beginAgain() {
        this.behindTime = null;
        this.behindId = null;
    }

    void end(Instant now) {
        this.status = Status.DONE;
        this.endedAt = now;
    }
}
