package cx.touchstone.gateway.webhook.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

import cx.touchstone.gateway.outside.Courier;
import cx.touchstone.gateway.webhook.Webhook;
import cx.touchstone.gateway.webhook.WebhookIsUnknown;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Sends what waits. Any number of replicas may do so: each takes what no other holds, for the time of a lease, so that what one
 * was sending that died is sent again by another. Each webhook has few places, and a failing one a single one: who is slow
 * delays himself.
 */
@ApplicationScoped
public class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    @Inject
    Outbound outbound;
    @Inject
    Messages messages;
    @Inject
    Courier courier;
    @Inject
    DisableWebhook disableWebhook;
    @Inject
    DeliverySettings settings;
    @Inject
    ManagedExecutor workers;

    /** Attempts under way, by webhook. */
    private final Map<UUID, Integer> underWay = new ConcurrentHashMap<>();
    private Thread thread;
    private volatile boolean running;

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().daemon().name("webhooks").start(this::dispatch);
    }

    // Before the pool and the client that an attempt needs are taken down.
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        running = false;
        nudge();
        thread.join(Duration.ofSeconds(5));
        for (long end = System.nanoTime() + Duration.ofSeconds(3).toNanos(); !underWay.isEmpty()
                && System.nanoTime() < end;) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** There may be something to send. */
    void nudge() {
        LockSupport.unpark(thread);
    }

    private void dispatch() {
        while (running) {
            int begun = 0;
            try {
                for (Receiver receiver : outbound.receivers()) {
                    begun += begin(receiver);
                }
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warnf("webhooks cannot be served now: %s", e.getMessage());
                }
            }
            if (begun == 0) {
                LockSupport.parkNanos(settings.poll().toNanos());
            }
        }
    }

    private int begin(Receiver receiver) {
        int all = underWay.values().stream().mapToInt(Integer::intValue).sum();
        int own = underWay.getOrDefault(receiver.id(), 0);
        int free = Math.min((receiver.failing() ? 1 : settings.atOnceToEach()) - own, settings.atOnce() - all);
        if (free <= 0 || !running) {
            return 0;
        }
        var taken = outbound.take(receiver, free, settings.lease());
        taken.forEach(this::send);
        return taken.size();
    }

    private void send(Outgoing sent) {
        underWay.merge(sent.to().id(), 1, Integer::sum);
        Instant now = Instant.now();
        try {
            Messages.Message message = messages.of(sent, now);
            courier.post(sent.to().url(), message.headers(), message.body(), settings.answer())
                    .handle((answer, failure) -> failure == null ? Verdict.of(answer) : Verdict.of(failure))
                    .thenAcceptAsync(verdict -> settle(sent, verdict), workers)
                    .whenComplete((settled, failure) -> done(sent, failure));
        } catch (RuntimeException e) {
            done(sent, e);
        }
    }

    /** What could not be noted is sent again when its lease ends. */
    private void done(Outgoing sent, Throwable failure) {
        if (failure != null) {
            LOG.errorf("event %s for webhook %s comes again: %s", sent.event().id(), sent.to().id(), failure.getMessage());
        }
        underWay.computeIfPresent(sent.to().id(), (id, n) -> n == 1 ? null : n - 1);
        nudge();
    }

    private void settle(Outgoing sent, Verdict verdict) {
        if (verdict.isTaken()) {
            outbound.delivered(sent, verdict);
            return;
        }
        Instant now = Instant.now();
        Duration pause = Pauses.after(sent.attempts(), settings.firstPause(), settings.longestPause(),
                ThreadLocalRandom.current().nextDouble());
        Duration asked = verdict.notBefore().compareTo(settings.longestPause()) < 0 ? verdict.notBefore()
                : settings.longestPause();
        Instant again = now.plus(pause.compareTo(asked) > 0 ? pause : asked);
        outbound.failed(sent, verdict.isGone() || again.isAfter(sent.endsAt()) ? null : again, verdict);
        Instant since = outbound.failingSince(sent.to());
        if (verdict.isGone()) {
            disable(sent.to(), Webhook.Reason.GONE);
        } else if (since != null && since.plus(settings.disabledAfter()).isBefore(now)) {
            disable(sent.to(), Webhook.Reason.FAILING);
        }
    }

    private void disable(Receiver receiver, Webhook.Reason reason) {
        try {
            disableWebhook.disable(receiver, reason);
        } catch (WebhookIsUnknown e) {
            LOG.debugf("webhook %s was removed meanwhile", receiver.id());
        }
    }
}
