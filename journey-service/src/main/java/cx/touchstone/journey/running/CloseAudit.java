package cx.touchstone.journey.running;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import cx.touchstone.journey.audit.Audit;
import cx.touchstone.journey.audit.Audits;

/** Closes an audit and plans the one that follows it; both or neither. */
@ApplicationScoped
public class CloseAudit {

    @Inject
    Audits audits;
    @Inject
    @Any
    Instance<Bequest> bequests;

    @Transactional(Transactional.TxType.MANDATORY)
    void close(Audit audit, Instant now) {
        audit.close(LocalDate.ofInstant(now, ZoneOffset.UTC), now).ifPresent(next -> {
            audits.persistAndFlush(next);
            bequests.forEach(bequest -> bequest.pass(audit, next));
        });
    }
}
