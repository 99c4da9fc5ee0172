package cx.touchstone.journey.persona;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import cx.touchstone.kit.Outbox;

/** Tells all neighbours that segment by personas, in the transaction of the change. */
@ApplicationScoped
class TellOfPersonas {

    @Inject
    Outbox outbox;

    @Transactional(Transactional.TxType.MANDATORY)
    void tell(PersonaMessage message) {
        outbox.append(PersonaMessage.TO_SCORING, message);
        outbox.append(PersonaMessage.TO_SURVEYS, message);
    }
}
