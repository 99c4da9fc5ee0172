package cx.touchstone.gateway.limits;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import cx.touchstone.gateway.limits.Account.Holder;
import cx.touchstone.kit.Ids;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;

/**
 * Counts calls, in memory, so that no call waits for it. What keys and tenants spend the replicas tell each other every second
 * and pay back: together they let through what one alone would, and beyond it at most what comes in between two tellings, a
 * burst for each further replica. Calls of addresses each replica counts for itself, and stores none.
 */
// The form of its entries, which the cache looks up by name and a native image would leave out.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
@ApplicationScoped
public class Limits {

    private static final Logger LOG = Logger.getLogger(Limits.class);
    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final CharSequence STATE = HttpHeaders.createOptimized("RateLimit");
    /** How many exchanges pass between two sweeps. */
    private static final int SWEEP = 600;

    private final LimitSettings settings;
    private final Spending spending;
    private final MeterRegistry meters;
    private final UUID replica = Ids.next();
    private final Policy key;
    private final Policy tenant;
    private final Policy address;
    private final String keyed;
    private final Cache<Holder, Account> accounts;
    private final Cache<String, Bucket> addresses;
    private final AtomicBoolean exchanging = new AtomicBoolean();
    private int exchanges;

    @Inject
    Limits(LimitSettings settings, Spending spending, MeterRegistry meters) {
        this.settings = settings;
        this.spending = spending;
        this.meters = meters;
        this.key = Policy.of("key", settings.key());
        this.tenant = Policy.of("tenant", settings.tenant());
        this.address = Policy.of("address", settings.address());
        this.keyed = key.text() + ", " + tenant.text();
        // Twice as long as until it is full again: one that is in debt is not forgotten.
        this.accounts = cache(2 * Math.max(key.secondsFor(key.burst()), tenant.secondsFor(tenant.burst())));
        this.addresses = cache(2 * address.secondsFor(address.burst()));
    }

    private <K, V> Cache<K, V> cache(long seconds) {
        return Caffeine.newBuilder().maximumSize(settings.remembered()).expireAfterAccess(Duration.ofSeconds(seconds)).build();
    }

    void begin(@Observes StartupEvent event, Vertx vertx, ManagedExecutor workers) {
        vertx.setPeriodic(settings.exchange().toMillis(), timer -> {
            if (exchanging.compareAndSet(false, true)) {
                workers.runAsync(this::tryExchange).whenComplete((done, failure) -> exchanging.set(false));
            }
        });
    }

    /**
     * Counts a call with a key, and says on its answer how many are left.
     *
     * @param whose the tenant
     * @param id of the key
     * @param answer its headers
     * @throws TooManyRequests when there were too many of the key, or of its tenant
     */
    public void count(String whose, UUID id, MultiMap answer) {
        ConsumptionProbe one = accounts.get(new Holder(whose, id), holder -> new Account(key.bucket())).take();
        answer.set(POLICY, keyed).set(STATE, key.state(one));
        mustBeLeft(key, one); // before the tenant pays for it
        ConsumptionProbe all = accounts.get(new Holder(whose, null), holder -> new Account(tenant.bucket())).take();
        answer.set(STATE, key.state(one) + ", " + tenant.state(all));
        mustBeLeft(tenant, all);
    }

    /**
     * Counts a call that comes without a good key, and says on its answer how many are left.
     *
     * @param from the address
     * @param answer its headers
     * @throws TooManyRequests when there were too many from the address
     */
    public void count(String from, MultiMap answer) {
        ConsumptionProbe probe = addresses.get(from, one -> address.bucket()).tryConsumeAndReturnRemaining(1);
        answer.set(POLICY, address.text()).set(STATE, address.state(probe));
        mustBeLeft(address, probe);
    }

    private void mustBeLeft(Policy policy, ConsumptionProbe probe) {
        if (!probe.isConsumed()) {
            meters.counter("touchstone.limits.refused", "limit", policy.name()).increment();
            throw TooManyRequests.of(policy.name(), probe.getNanosToWaitForRefill());
        }
    }

    private void tryExchange() {
        try {
            exchange();
        } catch (RuntimeException e) {
            LOG.debugf("limits are not shared now, each replica counts for itself: %s", e.getMessage());
        }
    }

    /** Tells what was spent here, and spends what was spent elsewhere. */
    void exchange() {
        Map<Holder, Long> spent = new HashMap<>();
        Map<Holder, Account> active = Map.copyOf(accounts.asMap());
        active.forEach((holder, account) -> {
            long since = account.spentSince();
            if (since > 0) {
                spent.put(holder, since);
            }
        });
        if (!spent.isEmpty()) {
            spending.add(replica, spent);
        }
        if (!active.isEmpty()) {
            spending.elsewhere(replica, List.copyOf(active.keySet()))
                    .forEach((holder, total) -> active.get(holder).elsewhere(total));
        }
        if (exchanges++ % SWEEP == 0) {
            spending.sweep();
        }
    }
}
