package cx.touchstone.gateway.tenant.purge;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.gateway.audit.AuditLog;
import cx.touchstone.gateway.audit.Deed;
import cx.touchstone.gateway.tenant.keeping.KeepingServices;
import cx.touchstone.kit.Outbox;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.leaving.PurgeState;
import cx.touchstone.kit.leaving.TenantPurge;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Has every service remove a tenant, some of it at a time, then does the same here, and keeps the proof. It is a message that
 * comes again until nothing is left anywhere, whoever crashes or is away meanwhile: each step may be done twice.
 */
@ApplicationScoped
class CarryOutPurge implements Outbox.Destination {

    private static final Logger LOG = Logger.getLogger(CarryOutPurge.class);
    private static final String HERE = "gateway";
    /** After which time the message makes room for another one; well within the lease of the outbox. */
    private static final Duration TURN = Duration.ofSeconds(8);

    @Inject
    Purges purges;
    @Inject
    KeepingServices services;
    @Inject
    TenantPurge ours;
    @Inject
    AuditLog log;
    @Inject
    ObjectMapper json;

    @Override
    public String topic() {
        return PurgeMessage.TOPIC;
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public Map<UUID, String> deliver(String operator, List<Outbox.Message> messages)
            throws JsonProcessingException, TimeoutException {
        String tenant = json.readValue(messages.getFirst().payload(), PurgeMessage.class).tenant();
        long end = System.nanoTime() + TURN.toNanos();
        if (!Tenant.as(tenant, () -> isFinishedBy(end, tenant))) {
            throw new TimeoutException("there is more to remove of " + tenant); // nobody's fault: it comes again
        }
        return Map.of();
    }

    private boolean isFinishedBy(long end, String tenant) {
        try {
            Purge purge = QuarkusTransaction.requiringNew().call(() -> purges.named(tenant));
            Step step = purge.isFinished() ? Step.LAST : step(purge);
            while (step == Step.ONE_OF_MANY && System.nanoTime() < end) {
                step = step(purge);
            }
            return step == Step.LAST;
        } catch (RuntimeException e) {
            LOG.warnf("the purge of tenant %s cannot be carried out now: %s", tenant, e.getMessage());
            return false;
        }
    }

    /** How a step ended. */
    private enum Step {
        LAST,
        ONE_OF_MANY,
        HINDERED
    }

    /**
     * A bit of the work at each service, so that none waits for a large one; ours goes last, since it holds what is asked by.
     */
    private Step step(Purge purge) {
        boolean empty = true;
        try {
            for (String service : services.names()) {
                empty &= isEmpty(purge, service, services.purge(service, purge.tenantId, purge.id));
            }
            empty = empty && isEmpty(purge, HERE, ours.goOn(purge.tenantId, purge.id));
            if (empty) {
                finish(purge.tenantId);
            }
            hinder(purge.tenantId, null);
            return empty ? Step.LAST : Step.ONE_OF_MANY;
        } catch (RuntimeException e) {
            LOG.warnf("the purge of tenant %s does not get on now: %s", purge.tenantId, e.getMessage());
            hinder(purge.tenantId, e.getMessage());
            return Step.HINDERED;
        }
    }

    private boolean isEmpty(Purge purge, String service, PurgeState state) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (!purges.held(purge.tenantId).isFinished()) {
                purges.note(purge.tenantId, service, state.tables());
            }
        });
        return state.finished();
    }

    /** What is told of why it waits must not keep it waiting. */
    private void hinder(String tenant, String why) {
        String told = why == null || why.length() <= 500 ? why : why.substring(0, 500);
        QuarkusTransaction.requiringNew().run(() -> {
            Purge purge = purges.held(tenant);
            if (!purge.isFinished()) {
                purge.hinderedBy(told);
            }
        });
    }

    private void finish(String tenant) {
        // As everybody: the proof is one tenant's, and stands in another one's log.
        Tenant.as(Tenant.EVERYBODY, () -> QuarkusTransaction.requiringNew().call(() -> {
            Purge purge = purges.held(tenant);
            if (!purge.isFinished()) {
                Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
                PurgeView proof = PurgeView.of(purge, purges.tables(tenant));
                purge.finish(proof.computed(now), now);
                purges.flush();
                log.append(purge.operatorTenant, purge.askedBy, new Deed("tenant.purged", "tenant", tenant,
                        Map.of("proof", purge.hash, "rows", String.valueOf(proof.removed()), "tables",
                                String.valueOf(proof.tables().size()))));
            }
            return null;
        }));
    }
}
