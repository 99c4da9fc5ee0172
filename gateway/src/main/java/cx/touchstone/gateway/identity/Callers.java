package cx.touchstone.gateway.identity;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Tells who is behind a key. Never waits on the calling thread; what was found is remembered for a short while. */
@ApplicationScoped
public class Callers {

    /** {@code touchstone.identity.*} */
    @ConfigMapping(prefix = "touchstone.identity")
    public interface Settings {
        /** How long a found key, or that there is none, is remembered: so long may a revoked key still be let in. */
        @WithDefault("PT10S")
        Duration remembered();

        /** How many good keys are remembered. */
        @WithDefault("10000")
        int goodKeys();

        /** How many wrong keys are remembered; apart from the good ones, so that guessing does not push those out. */
        @WithDefault("10000")
        int wrongKeys();

        /**
         * How many keys may be looked up at once; more are refused as overload, so that guessing does not flood the database.
         */
        @WithDefault("64")
        int lookUps();
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

    private final ConcurrentMap<ByteBuffer, CompletableFuture<Caller>> underWay = new ConcurrentHashMap<>();
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
        Caller known = good.get(secret.hash());
        if (known != null) {
            return admit(known);
        }
        if (wrong.get(secret.hash()) != null) {
            return Future.failedFuture(new KeyIsUnknown());
        }
        if (underWay.size() >= settings.lookUps()) {
            return Future.failedFuture(new Refusal.Overloaded("Too many keys are being checked, try again."));
        }
        // Those who ask for the same key share one look-up, and each goes on where it came from.
        return Future.fromCompletionStage(underWay.computeIfAbsent(secret.hash(), hash -> lookUp(secret)),
                vertx.getOrCreateContext()).recover(Callers::unavailable).compose(Callers::admit);
    }

    private CompletableFuture<Caller> lookUp(KeySecret secret) {
        CompletableFuture<Caller> found = workers.supplyAsync(() -> Tenant.as(Tenant.EVERYBODY,
                () -> QuarkusTransaction.requiringNew().call(() -> keys.of(secret).filter(key -> !key.isRevoked())
                        .map(ApiKey::caller).orElse(Caller.NOBODY))));
        found.whenCompleteAsync((caller, failure) -> {
            if (caller == Caller.NOBODY) {
                wrong.put(secret.hash(), true);
            } else if (caller != null) {
                good.put(secret.hash(), caller);
            }
            underWay.remove(secret.hash());
        });
        return found;
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
