package cx.touchstone.journey.running;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.jboss.logging.Logger;

import cx.touchstone.journey.audit.Audit;
import cx.touchstone.journey.audit.Audits;
import cx.touchstone.kit.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/** Opens audits on their day. Any number of replicas may do so at once: each audit is opened in a transaction of its own. */
@ApplicationScoped
public class OpenDueAudits {

    private static final Logger LOG = Logger.getLogger(OpenDueAudits.class);

    /** How many are looked up at once. */
    private static final int PART = 1000;
    /** Before all ids. */
    private static final UUID NONE = new UUID(0, 0);

    private record Due(String tenant, UUID audit) {
    }

    @Inject
    EntityManager entities;
    @Inject
    Audits audits;
    @Inject
    StartAudit startAudit;

    /** All that are due now. */
    @ActivateRequestContext // without it Hibernate knows no tenant
    @Scheduled(identity = "open-due-audits", every = "${touchstone.audits.open-every}", delayed = "${touchstone.audits.open-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void open() {
        open(PART);
    }

    /** All of them, however many cannot begin; so many are looked up at once. */
    @ActivateRequestContext
    void open(int part) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<Due> due = due(today, NONE, part);
        while (!due.isEmpty()) {
            due.forEach(one -> tryToOpen(one, today));
            due = due(today, due.getLast().audit(), part);
        }
    }

    private void tryToOpen(Due due, LocalDate today) {
        try {
            Tenant.as(due.tenant(), () -> QuarkusTransaction.requiringNew().call(() -> {
                open(due.audit(), today);
                return null;
            }));
        } catch (RuntimeException e) {
            // The others are opened all the same; this one again when it can be.
            LOG.infof("audit %s is not opened: %s", due.audit(), e.getMessage());
        }
    }

    private void open(UUID id, LocalDate today) {
        Audit audit = audits.unchanged(id, "*");
        // Somebody may have been faster.
        if (audit.status() == Audit.Status.PLANNED && audit.opensOn() != null && !audit.opensOn().isAfter(today)) {
            startAudit.start(audit, Instant.now());
        }
    }

    @SuppressWarnings("unchecked")
    private List<Due> due(LocalDate today, UUID behind, int most) {
        return Tenant.as(Tenant.NOBODY, () -> QuarkusTransaction.requiringNew()
                .call(() -> ((List<Object[]>) entities
                        .createNativeQuery("select tenant, audit from audits_due(:today, :behind, :most)")
                        .setParameter("today", today).setParameter("behind", behind).setParameter("most", most)
                        .getResultList()).stream()
                        .map(row -> new Due((String) row[0], (UUID) row[1])).toList()));
    }
}
