package cx.touchstone.kit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.MDC;
import org.postgresql.jdbc.PgConnection;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;

/**
 * Whose data the current work may see. A request acts for the tenant in its internal token; work without a request (relays,
 * writers, links that name their tenant) says it with {@link #as}. Without either there is no tenant, and the database shows
 * nothing.
 */
@Default
@PersistenceUnitExtension
@ApplicationScoped
public class Tenant implements TenantResolver {

    /** Claim of the internal token that names the tenant. */
    public static final String CLAIM = "tenant";
    /** Claim of the internal token that names who acts, such as the visible beginning of an API key. */
    public static final String CALLER = "caller";
    /** No tenant at all: no row of any table matches it. */
    public static final String NOBODY = "";
    /** Every tenant; only the outbox, whose relay carries for all of them, lets it in. */
    public static final String EVERYBODY = "*";
    private static final ThreadLocal<String> SAID = new ThreadLocal<>();

    @Inject
    Instance<JsonWebToken> token;

    /** The current tenant, or {@link #NOBODY}. */
    public String current() {
        String said = SAID.get();
        if (said != null) {
            return said;
        }
        if (!Arc.container().requestContext().isActive()) {
            return NOBODY;
        }
        String claimed = token.get().getClaim(CLAIM);
        // A token cannot claim to be everybody.
        return claimed == null || claimed.equals(EVERYBODY) ? NOBODY : claimed;
    }

    /** Who acts in the current request, for the history of what he changes; the service that calls if it names nobody. */
    public String caller() {
        String named = token.get().getClaim(CALLER);
        return named == null ? token.get().getSubject() : named;
    }

    /** Does the work for this tenant, whatever the request says; lines that are logged meanwhile name it. */
    public static <T> T as(String tenant, Supplier<T> work) {
        String before = SAID.get();
        boolean one = tenant != null && !tenant.equals(NOBODY) && !tenant.equals(EVERYBODY);
        Object logged = one ? MDC.get(CLAIM) : null;
        SAID.set(tenant);
        if (one) {
            log(tenant);
        }
        try {
            return work.get();
        } finally {
            if (before == null) {
                SAID.remove();
            } else {
                SAID.set(before);
            }
            if (one) {
                log(logged);
            }
        }
    }

    /** Has the lines that are logged from now on name it. */
    static void log(Object tenant) {
        if (tenant == null) {
            MDC.remove(CLAIM);
        } else {
            MDC.put(CLAIM, tenant);
        }
    }

    @Override
    public String getDefaultTenantId() {
        return NOBODY;
    }

    @Override
    public String resolveTenantId() {
        return current();
    }

    /**
     * Tells the database whose rows a connection may see, each time one is taken from the pool: row level security then holds
     * for
     * native SQL too, where Hibernate's tenant column does not.
     */
    @ApplicationScoped
    public static class OnConnection implements AgroalPoolInterceptor {

        @Inject
        Tenant tenant;
        @Inject
        AgroalDataSource database;

        @Override
        public void onConnectionAcquire(Connection connection) {
            Connection own;
            try {
                own = connection.unwrap(PgConnection.class);
            } catch (SQLException e) {
                throw new IllegalStateException("a connection cannot be told its tenant", e);
            }
            try (PreparedStatement say = own.prepareStatement("select set_config('app.tenant', ?, false)")) {
                say.setString(1, tenant.current());
                say.execute();
            } catch (SQLException e) {
                abandon(own, e);
            }
        }

        /**
         * A connection that cannot be told its tenant is broken, and must not be used with another's. It is not refused here:
         * the pool would keep its place taken for ever. Closed, it fails in the hands of whoever gets it, and the pool lets go
         * of what fails there. What broke one has mostly broken others: the pool looks at all that nobody uses, so that they
         * fail nobody.
         */
        private void abandon(Connection broken, SQLException why) {
            try {
                broken.close();
            } catch (SQLException e) {
                why.addSuppressed(e);
                throw new IllegalStateException("a connection cannot be told its tenant", why);
            }
            database.flush(AgroalDataSource.FlushMode.INVALID);
        }
    }
}
