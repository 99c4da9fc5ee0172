package cx.touchstone.gateway.overview;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import jakarta.ws.rs.ProcessingException;

import cx.touchstone.gateway.exchange.Trust;

/**
 * A service that is asked for parts of overviews: at any of its addresses, by some at a time, for a while.
 *
 * @param <C> its client
 */
final class Asked<C> {

    private final List<C> addresses;
    private final Semaphore places;
    private final Duration patience;
    private final Executor workers;
    private final AtomicInteger turn = new AtomicInteger();

    Asked(Class<C> client, List<URI> addresses, Trust trust, OverviewSettings settings, Executor workers) {
        this.patience = settings.patience();
        this.places = new Semaphore(settings.atOnce());
        this.workers = workers;
        this.addresses = addresses.stream().map(address -> trust.client(client, address, patience, patience)).toList();
    }

    /** Completes with what it answers, or with why there is no answer; never later than its patience allows. */
    <T> CompletableFuture<T> ask(Function<C, T> question) {
        if (!places.tryAcquire()) {
            return CompletableFuture.failedFuture(new Reason.Crowded());
        }
        // Whoever waits for an answer gives up in time; the place is free when the call has ended, too.
        return CompletableFuture.supplyAsync(() -> {
            try {
                return anywhere(question);
            } finally {
                places.release();
            }
        }, workers).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** An address at which nobody listens is passed over. */
    private <T> T anywhere(Function<C, T> question) {
        int first = turn.getAndIncrement();
        for (int i = 0;; i++) {
            try {
                return question.apply(addresses.get(Math.floorMod(first + i, addresses.size())));
            } catch (ProcessingException e) {
                if (i + 1 >= addresses.size() || !(e.getCause() instanceof ConnectException)) {
                    throw e;
                }
            }
        }
    }
}
