package cx.touchstone.gateway.identity.token;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;

/**
 * The keys of one issuer, and when to ask for them: seldom, never twice at once, and never soon again, whatever keys tokens
 * name.
 */
final class KeySet {

    private static final Logger LOG = Logger.getLogger(KeySet.class);
    /** How many wait for an issuer; the next ones are sent away, so that a slow one does not gather those who wait. */
    private static final int WAITING = 8;

    private final String name;
    private final Supplier<CompletableFuture<List<JsonWebKey>>> ask;
    private final TokenSettings settings;
    private List<JsonWebKey> keys;
    private long came;
    private long asked;
    private boolean failed;
    private CompletableFuture<List<JsonWebKey>> underWay;
    private int waiting;

    /** @param name of the issuer, for the log */
    KeySet(String name, Supplier<CompletableFuture<List<JsonWebKey>>> ask, TokenSettings settings) {
        this.name = name;
        this.ask = ask;
        this.settings = settings;
    }

    /**
     * The keys among which the one of this id is, if there is one.
     *
     * @param id null if a token names none
     * @return fails with {@link IssuerIsAway} when that cannot be told
     */
    synchronized CompletableFuture<List<JsonWebKey>> with(String id) {
        long now = System.nanoTime();
        boolean believed = keys != null && now - came < settings.keysLongest().toNanos();
        if (believed && has(id)) {
            if (now - came > settings.keysFresh().toNanos() && mayAsk(now)) {
                refresh(now); // who has a known key does not wait for it
            }
            return CompletableFuture.completedFuture(keys);
        }
        if (isAsking()) {
            return ++waiting > WAITING ? CompletableFuture.failedFuture(new IssuerIsAway()) : underWay;
        }
        if (mayAsk(now)) {
            return refresh(now);
        }
        return failed || !believed ? CompletableFuture.failedFuture(new IssuerIsAway())
                : CompletableFuture.completedFuture(keys); // it was asked a moment ago: there is no such key
    }

    private boolean has(String id) {
        return id == null ? !keys.isEmpty() : keys.stream().anyMatch(key -> id.equals(key.getKeyId()));
    }

    private boolean isAsking() {
        return underWay != null && !underWay.isDone();
    }

    private boolean mayAsk(long now) {
        return !isAsking() && (underWay == null || now - asked > settings.keysPause().toNanos());
    }

    private CompletableFuture<List<JsonWebKey>> refresh(long now) {
        asked = now;
        waiting = 0;
        underWay = ask.get().handle(this::take);
        return underWay;
    }

    private synchronized List<JsonWebKey> take(List<JsonWebKey> those, Throwable failure) {
        failed = failure != null;
        if (failed) {
            LOG.warnf("keys of issuer %s cannot be had: %s", name, failure);
            throw new IssuerIsAway();
        }
        keys = those;
        came = System.nanoTime();
        return keys;
    }
}
