package cx.touchstone.survey.publishing;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import cx.touchstone.kit.Ids;
import cx.touchstone.survey.drafting.Survey;
import cx.touchstone.survey.questionnaire.Questionnaire;

/** A survey as it was published under a number: never changes. Every response names the one that it answers. */
@Entity
@Immutable
public class SurveyVersion {

    @Id
    UUID id;
    @TenantId
    String tenantId;
    UUID surveyId;
    int number;
    String name;
    @JdbcTypeCode(SqlTypes.JSON)
    Questionnaire questionnaire;
    Instant publishedAt;

    protected SurveyVersion() {
        // for JPA
    }

    /** Publishes the survey's draft. */
    SurveyVersion(Survey survey, Instant now) {
        this.id = Ids.next();
        this.number = survey.publish(now);
        this.surveyId = survey.id();
        this.name = survey.name();
        this.questionnaire = survey.draft();
        this.publishedAt = now;
    }

    public UUID surveyId() {
        return surveyId;
    }

    public int number() {
        return number;
    }

    public String name() {
        return name;
    }

    public Questionnaire questionnaire() {
        return questionnaire;
    }
}
