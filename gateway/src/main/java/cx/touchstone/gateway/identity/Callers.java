package cx.touchstone.gateway.identity;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

import cx.touchstone.gateway.identity.Register.Holder;
import cx.touchstone.gateway.identity.Remembered.Found;
import cx.touchstone.gateway.key.ApiKeys;
import cx.touchstone.gateway.key.KeySecret;
import cx.touchstone.gateway.tenant.TenantIsSuspended;
import cx.touchstone.kit.Refusal;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Tells who is behind a key or a token. Never waits on the calling thread. What was found is believed for a short while from
 * the
 * moment in which it began to be looked for, so that a key that was revoked, or a tenant suspended, longer ago than that opens
 * nothing, on any replica, whatever messages were lost; what is in use is looked up again before, and its callers do not wait.
 */
@ApplicationScoped
public class Callers {

    /** {@code touchstone.identity.*} */
    @ConfigMapping(prefix = "touchstone.identity")
    public interface Settings {
        /** How long a found key or token, or that there is none, is believed: so long may a revoked key still be let in. */
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
    Register register;
    @Inject
    Bearers bearers;
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
     * @return fails with {@link CallerIsUnknown} if that is nobody, {@link TenantIsSuspended} if nobody of his tenant is let
     *         in,
     *         a refusal of the kind {@link Refusal.Kind#OVERLOADED} if it cannot be told at the moment
     */
    public Future<Caller> behind(List<String> authorization) {
        Credential credential = Credential.in(authorization).orElse(null);
        if (credential == null) {
            return Future.failedFuture(new CallerIsUnknown());
        }
        Found<Caller> known = good.get(credential.hash());
        if (known != null) {
            if (good.isAgeing(known)) {
                lookUp(credential); // not among those that are limited: there are only so many good keys
            }
            return admit(known.value());
        }
        if (wrong.get(credential.hash()) != null) {
            return Future.failedFuture(new CallerIsUnknown());
        }
        // Who was let in lately has places that nobody takes by guessing.
        int places = good.knew(credential.hash()) ? 2 * settings.lookUps() : settings.lookUps();
        if (underWay.size() >= places) {
            return Future.failedFuture(new Refusal.Overloaded("Too many keys are being checked, try again."));
        }
        // Each of those who share a look-up goes on where it came from.
        return Future.fromCompletionStage(lookUp(credential), vertx.getOrCreateContext()).recover(Callers::unavailable)
                .compose(Callers::admit);
    }

    /** Those who ask for the same one share one look-up, unless it began so long ago that it is not to be believed any more. */
    private CompletableFuture<Caller> lookUp(Credential credential) {
        return underWay.compute(credential.hash(),
                (hash, before) -> before != null && good.holds(before.since()) ? before : begin(credential)).found();
    }

    private LookUp begin(Credential credential) {
        long since = System.nanoTime();
        LookUp begun = new LookUp(find(credential), since);
        begun.found().whenCompleteAsync((caller, failure) -> {
            if (caller == Caller.NOBODY) {
                wrong.put(credential.hash(), true, since);
                good.forget(credential.hash());
            } else if (caller != null) {
                good.put(credential.hash(), caller, since);
            }
            underWay.remove(credential.hash(), begun);
        });
        return begun;
    }

    private CompletableFuture<Caller> find(Credential credential) {
        return switch (credential) {
            case Credential.Key key -> workers.supplyAsync(() -> find(key.secret()));
            case Credential.Token token -> bearers.of(token.token());
        };
    }

    private Caller find(KeySecret secret) {
        Holder found = register.of(secret).orElse(null);
        if (found == null || found.key().isRevoked()) {
            return Caller.NOBODY;
        }
        Instant now = Instant.now();
        if (found.key().isGoodAt(now) && found.key().isUnusedSince(now.minus(settings.lastUse()))) {
            workers.runAsync(() -> noteUse(found.key().id(), now)); // nobody waits for it
        }
        return Caller.of(found.tenant(), found.key());
    }

    private void noteUse(UUID key, Instant now) {
        try {
            Register.amongAll(() -> {
                keys.used(key, now, now.minus(settings.lastUse()));
                return null;
            });
        } catch (RuntimeException e) {
            LOG.debugf("use of a key is not noted: %s", e.getMessage());
        }
    }

    private static Future<Caller> unavailable(Throwable failure) {
        if (failure instanceof Refusal || failure.getCause() instanceof Refusal) {
            return Future.failedFuture(failure);
        }
        LOG.warnf("keys cannot be looked up: %s", failure.getMessage());
        return Future.failedFuture(new Refusal.Overloaded("Keys cannot be checked at the moment, try again."));
    }

    private static Future<Caller> admit(Caller caller) {
        if (caller == Caller.NOBODY || !caller.isGoodAt(Instant.now())) {
            return Future.failedFuture(new CallerIsUnknown());
        }
        return caller.suspended() ? Future.failedFuture(new TenantIsSuspended()) : Future.succeededFuture(caller);
    }
}
