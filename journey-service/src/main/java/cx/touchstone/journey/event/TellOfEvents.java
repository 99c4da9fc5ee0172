package cx.touchstone.journey.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import cx.touchstone.kit.Outbox;

/** Tells the gateway what happened, in the transaction of the change. */
@ApplicationScoped
public class TellOfEvents {

    @Inject
    Outbox outbox;

    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(JourneyEvent event) {
        outbox.append(JourneyEvent.TOPIC, event);
    }
}
