package cx.touchstone.journey.running;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import cx.touchstone.journey.audit.Audit;
import cx.touchstone.journey.audit.Audits;
import cx.touchstone.journey.event.JourneyEvent;
import cx.touchstone.journey.event.TellOfEvents;

/** Closes an audit and plans the one that follows it; both or neither. */
@ApplicationScoped
public class CloseAudit {

    @Inject
    Audits audits;
    @Inject
    TellOfEvents events;
    @Inject
    @Any
    Instance<Bequest> bequests;

    @Transactional(Transactional.TxType.MANDATORY)
    void close(Audit audit, Instant now) {
        audit.close(LocalDate.ofInstant(now, ZoneOffset.UTC), now).ifPresent(next -> {
            audits.persistAndFlush(next);
            bequests.forEach(bequest -> bequest.pass(audit, next));
        });
        events.tell(JourneyEvent.of("audit.closed", "audit", audit.id(), List.of(),
                Map.of("audit", audit.id(), "name", audit.name()), now));
    }
}
