package cx.touchstone.gateway.identity;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

import cx.touchstone.gateway.identity.Remembered.Found;
import cx.touchstone.gateway.key.ApiKey;
import cx.touchstone.gateway.key.ApiKeys;
import cx.touchstone.gateway.key.KeySecret;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Tells who is behind a key. Never waits on the calling thread. What was found is believed for a short while from the moment in
 * which it began to be looked for, so that a key that was revoked longer ago than that opens nothing, on any replica, whatever
 * messages were lost; a key that is in use is looked up again before, and its callers do not wait for it.
 */
@ApplicationScoped
public class Callers {

    /** {@code touchstone.identity.*} */
    @ConfigMapping(prefix = "touchstone.identity")
    public interface Settings {
        /** How long a found key, or that there is none, is believed: so long may a revoked key still be let in. */
        @WithDefault("PT0.8S")
        Duration remembered();

        /** How many good keys are remembered. */
        @WithDefault("10000")
        int goodKeys();

        /** How many wrong keys are remembered; apart from the good ones, so that guessing does not push those out. */
        @WithDefault("10000")
        int wrongKeys();

        /**
         * How many unknown keys may be looked up at once; more are refused as overload, so that guessing does not flood the
         * database. For keys that were good lately there are as many places more.
         */
        @WithDefault("64")
        int lookUps();

        /** How exactly the last use of a key is kept: it is written at most so often, by all replicas together. */
        @WithDefault("PT1M")
        Duration lastUse();
    }

    private record LookUp(CompletableFuture<Caller> found, long since) {
    }

    private static final Logger LOG = Logger.getLogger(Callers.class);

    @Inject
    Settings settings;
    @Inject
    ApiKeys keys;
    @Inject
    ManagedExecutor workers;
    @Inject
    Vertx vertx;

    private final ConcurrentMap<ByteBuffer, LookUp> underWay = new ConcurrentHashMap<>();
    private Remembered<Caller> good;
    private Remembered<Boolean> wrong;

    @Inject
    void remember() {
        good = new Remembered<>(settings.goodKeys(), settings.remembered());
        wrong = new Remembered<>(settings.wrongKeys(), settings.remembered());
    }

    /**
     * Who presents these {@code Authorization} headers.
     *
     * @return fails with {@link KeyIsUnknown} if that is nobody, {@link Refusal.Overloaded} if it cannot be told at the moment
     */
    public Future<Caller> behind(List<String> authorization) {
        KeySecret secret = KeySecret.in(authorization).orElse(null);
        if (secret == null) {
            return Future.failedFuture(new KeyIsUnknown());
        }
        Found<Caller> known = good.get(secret.hash());
        if (known != null) {
            if (good.isAgeing(known)) {
                lookUp(secret); // not among those that are limited: there are only so many good keys
            }
            return admit(known.value());
        }
        if (wrong.get(secret.hash()) != null) {
            return Future.failedFuture(new KeyIsUnknown());
        }
        // Who was let in lately has places that nobody takes by guessing.
        int places = good.knew(secret.hash()) ? 2 * settings.lookUps() : settings.lookUps();
        if (underWay.size() >= places) {
            return Future.failedFuture(new Refusal.Overloaded("Too many keys are being checked, try again."));
        }
        // Each of those who share a look-up goes on where it came from.
        return Future.fromCompletionStage(lookUp(secret), vertx.getOrCreateContext()).recover(Callers::unavailable)
                .compose(Callers::admit);
    }

    /** Those who ask for the same key share one look-up, unless it began so long ago that it is not to be believed any more. */
    private CompletableFuture<Caller> lookUp(KeySecret secret) {
        return underWay.compute(secret.hash(),
                (hash, before) -> before != null && good.holds(before.since()) ? before : begin(secret)).found();
    }

    private LookUp begin(KeySecret secret) {
        long since = System.nanoTime();
        LookUp begun = new LookUp(workers.supplyAsync(() -> find(secret)), since);
        begun.found().whenCompleteAsync((caller, failure) -> {
            if (caller == Caller.NOBODY) {
                wrong.put(secret.hash(), true, since);
                good.forget(secret.hash());
            } else if (caller != null) {
                good.put(secret.hash(), caller, since);
            }
            underWay.remove(secret.hash(), begun);
        });
        return begun;
    }

    private Caller find(KeySecret secret) {
        ApiKey key = amongAll(() -> keys.of(secret).orElse(null));
        if (key == null || key.isRevoked()) {
            return Caller.NOBODY;
        }
        Instant now = Instant.now();
        if (key.isGoodAt(now) && key.isUnusedSince(now.minus(settings.lastUse()))) {
            workers.runAsync(() -> noteUse(key.id(), now)); // nobody waits for it
        }
        return Caller.of(key);
    }

    private void noteUse(UUID key, Instant now) {
        try {
            amongAll(() -> {
                keys.used(key, now, now.minus(settings.lastUse()));
                return null;
            });
        } catch (RuntimeException e) {
            LOG.debugf("use of a key is not noted: %s", e.getMessage());
        }
    }

    /** Whose key it is, is what has to be found out. */
    private static <T> T amongAll(Supplier<T> work) {
        return Tenant.as(Tenant.EVERYBODY, () -> QuarkusTransaction.requiringNew().call(work::get));
    }

    private static Future<Caller> unavailable(Throwable failure) {
        LOG.warnf("keys cannot be looked up: %s", failure.getMessage());
        return Future.failedFuture(new Refusal.Overloaded("Keys cannot be checked at the moment, try again."));
    }

    private static Future<Caller> admit(Caller caller) {
        return caller != Caller.NOBODY && caller.isGoodAt(Instant.now()) ? Future.succeededFuture(caller)
                : Future.failedFuture(new KeyIsUnknown());
    }
}
