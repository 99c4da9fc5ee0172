package cx.touchstone.survey.partial;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Refusal;
import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.asked.Visit;
import cx.touchstone.survey.collection.LeftResponses;
import cx.touchstone.survey.collection.LeftResponses.Completed;
import cx.touchstone.survey.contact.Contacts;
import cx.touchstone.survey.linkcode.LinkIsInvalid;
import cx.touchstone.survey.participation.Participation;
import cx.touchstone.survey.participation.Participations;
import cx.touchstone.survey.participation.ResponseCounts;
import cx.touchstone.survey.participation.ResponseIsGone;
import cx.touchstone.survey.participation.SpentKeys;
import cx.touchstone.survey.participation.SurveyIsFull;

/** What a complete response uses up of its survey, its link and its contact. */
@ApplicationScoped
class Completion {

    @Inject
    Contacts contacts;
    @Inject
    ResponseCounts counts;
    @Inject
    Participations participations;
    @Inject
    LeftResponses left;

    /** Before the response is locked: whoever erases a contact locks the contact first, and its responses then. */
    void holdContact(Connection connection, Visit visit) throws SQLException {
        if (visit.contact() != null
                && contacts.held(connection, visit.survey().tenant(), Set.of(visit.contact())).isEmpty()) {
            throw new LinkIsInvalid();
        }
    }

    /** Refuses somebody who begins what he cannot complete: he has answered, or was taken in this session before. */
    void mustBeFree(Connection connection, Visit visit, UUID session) throws SQLException {
        if (visit.participation() != null
                && participations.has(connection, visit.survey().tenant(), visit.participation())) {
            throw visit.participation().refusal();
        }
        if (!SpentKeys.among(connection, visit.survey().tenant(), visit.survey().id(), Set.of(session)).isEmpty()) {
            throw new ResponseIsGone();
        }
    }

    /**
     * Reserves it, before the response is locked: whoever completes one in one piece locks in this order too.
     *
     * @return why there can be none, or null
     */
    Refusal reserve(Connection connection, Visit visit) throws SQLException {
        AskedSurvey survey = visit.survey();
        Integer limit = survey.settings().responseLimit();
        if (limit != null && counts.hold(connection, survey.tenant(), survey.id(), survey.newest()) >= limit) {
            return new SurveyIsFull();
        }
        Participation participation = visit.participation();
        return participation != null && participations.enter(connection, survey.tenant(), Set.of(participation)).isEmpty()
                ? participation.refusal()
                : null;
    }

    /** Gives back what was reserved for nothing. */
    void giveBack(Connection connection, Visit visit) throws SQLException {
        if (visit.participation() != null) {
            participations.leave(connection, visit.survey().tenant(), Set.of(visit.participation()));
        }
    }

    /** Uses up what was reserved. */
    void use(Connection connection, Visit visit, UUID response) throws SQLException {
        AskedSurvey survey = visit.survey();
        if (survey.settings().responseLimit() != null) {
            counts.add(connection, survey.tenant(), survey.id(), 1);
        }
        if (visit.participation() != null) {
            left.replaceBy(connection, survey.tenant(),
                    Set.of(Completed.of(response, visit.participation(), visit.keptContact(), visit.keptLink())));
        }
    }
}
