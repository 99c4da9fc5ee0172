package cx.touchstone.survey.anonymity;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** All anonymisations of the current tenant. */
@ApplicationScoped
class Anonymisations implements PanacheRepositoryBase<Anonymisation, UUID> {

    /** The survey's latest, or the refusal that there is none. */
    Anonymisation latestOf(UUID survey) {
        return find("surveyId = ?1 order by id desc", survey).firstResultOptional().orElseThrow(AnonymisationIsUnknown::new);
    }

    Optional<Anonymisation> runningOf(UUID survey) {
        return find("surveyId = ?1 and status = ?2", survey, Anonymisation.Status.RUNNING).firstResultOptional();
    }

    /** The anonymisation, which nobody else moves on until the transaction ends. */
    Anonymisation held(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }
}
