package cx.touchstone.gateway.origin;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.context.ManagedExecutor;

import cx.touchstone.kit.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Which origins any tenant allows, as it was at most a second before somebody asked: one query a second, however many ask for
 * whatever.
 */
@ApplicationScoped
class AllowedOrigins {

    private static final Duration BELIEVED = Duration.ofSeconds(1);

    /** What was read, and when that began. */
    private record Read(CompletableFuture<Set<String>> origins, long since) {

        boolean isOld() {
            return System.nanoTime() - since > BELIEVED.toNanos() || origins.isCompletedExceptionally();
        }
    }

    @Inject
    EntityManager database;
    @Inject
    ManagedExecutor workers;
    @Inject
    Vertx vertx;

    private Read latest;

    /** Never waits on the calling thread. */
    Future<Boolean> hold(String origin) {
        return Future.fromCompletionStage(latest(), vertx.getOrCreateContext()).map(origins -> origins.contains(origin));
    }

    private synchronized CompletableFuture<Set<String>> latest() {
        if (latest == null || latest.isOld()) {
            latest = new Read(workers.supplyAsync(this::read), System.nanoTime());
        }
        return latest.origins();
    }

    private Set<String> read() {
        List<?> found = Tenant.as(Tenant.EVERYBODY, () -> QuarkusTransaction.requiringNew().call(() -> database
                .createNativeQuery("select distinct unnest(origins) from tenant where origins <> '{}'").getResultList()));
        return found.stream().map(Object::toString).collect(Collectors.toUnmodifiableSet());
    }
}
