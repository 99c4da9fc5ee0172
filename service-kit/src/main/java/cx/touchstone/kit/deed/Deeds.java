package cx.touchstone.kit.deed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;

import cx.touchstone.kit.Outbox;
import cx.touchstone.kit.RequestGuard;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.watch.Watched;
import io.agroal.api.AgroalDataSource;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/** Notes in the outbox what the current request does, in the transaction that does it. */
@ApplicationScoped
public class Deeds {

    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String API = "/api/v1/";
    /** Who answers is nobody's employee, and what he answers is kept elsewhere. */
    private static final String RESPONDENTS = API + "public/";
    private static final Object NOTED = new Object();

    @Inject
    CurrentVertxRequest request;
    @Inject
    Tenant tenant;
    @Inject
    Outbox outbox;
    @Inject
    AgroalDataSource database;
    @Inject
    EntityManager entities;
    @Inject
    TransactionManager transactions;
    @Inject
    TransactionSynchronizationRegistry registry;

    /** Whether the current work is a call of the API that may change something. */
    boolean isCall() {
        var at = request.getCurrent();
        return at != null && CHANGING.contains(at.request().method().name()) && at.request().path().startsWith(API)
                && !at.request().path().startsWith(RESPONDENTS);
    }

    /** Whether the current transaction is not noted yet; from now on it is. */
    boolean isFirst() {
        boolean first = registry.getResource(NOTED) == null;
        registry.putResource(NOTED, NOTED);
        return first;
    }

    /**
     * Notes the current call as soon as the current transaction is about to be committed, if it has changed anything.
     *
     * @param location address of what it made; null when it made nothing
     */
    void noteAtEnd(String location) {
        var at = request.getCurrent();
        try {
            transactions.getTransaction().registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    entities.flush(); // only what is written down shows as a change
                    if (hasChangedAnything()) {
                        note(at, location);
                    }
                }

                @Override
                public void afterCompletion(int status) {
                    // with the transaction the note has come or gone
                }
            });
        } catch (SystemException | RollbackException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Notes the current call in the current transaction, whatever that changes: for what is not changed in one transaction, or
     * not in one that an annotation begins.
     *
     * @param location address of what it made; null when it made nothing
     */
    public void note(String location) {
        if (isCall()) {
            isFirst();
            note(request.getCurrent(), location);
        }
    }

    private void note(RoutingContext at, String location) {
        outbox.append(Deed.TOPIC, Deed.of(tenant.caller(), at.request().method().name(), Watched.route(at),
                at.request().path(), RequestGuard.requestId(at), location, Instant.now()));
    }

    /** PostgreSQL gives a transaction its number with the first row that it writes or locks. */
    private boolean hasChangedAnything() {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select pg_current_xact_id_if_assigned() is not null")) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
