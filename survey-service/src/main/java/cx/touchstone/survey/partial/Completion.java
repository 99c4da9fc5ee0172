package cx.touchstone.survey.partial;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.asked.Visit;
import cx.touchstone.survey.contact.Contacts;
import cx.touchstone.survey.linkcode.LinkIsInvalid;
import cx.touchstone.survey.participation.Participation;
import cx.touchstone.survey.participation.Participations;
import cx.touchstone.survey.participation.ResponseCounts;
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

    /** Before the response is locked: whoever erases a contact locks the contact first, and its responses then. */
    void holdContact(Connection connection, Visit visit) throws SQLException {
        if (visit.contact() != null
                && contacts.held(connection, visit.survey().tenant(), Set.of(visit.contact())).isEmpty()) {
            throw new LinkIsInvalid();
        }
    }

    /** Uses it up, or refuses a response too many: whoever catches that rolls everything back. */
    void use(Connection connection, Visit visit) throws SQLException {
        AskedSurvey survey = visit.survey();
        Integer limit = survey.settings().responseLimit();
        if (limit != null) {
            if (counts.hold(connection, survey.tenant(), survey.id(), survey.newest()) >= limit) {
                throw new SurveyIsFull();
            }
            counts.add(connection, survey.tenant(), survey.id(), 1);
        }
        Participation participation = visit.participation();
        if (participation != null
                && participations.enter(connection, survey.tenant(), Set.of(participation)).isEmpty()) {
            throw participation.refusal();
        }
    }
}
