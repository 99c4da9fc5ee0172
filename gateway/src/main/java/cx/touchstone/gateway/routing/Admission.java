package cx.touchstone.gateway.routing;

import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.MDC;

import cx.touchstone.gateway.identity.Caller;
import cx.touchstone.gateway.identity.CallerIsUnknown;
import cx.touchstone.gateway.identity.Callers;
import cx.touchstone.gateway.limits.Limits;
import cx.touchstone.gateway.limits.TooManyRequests;
import cx.touchstone.gateway.origin.TenantOrigins;
import cx.touchstone.gateway.respondent.ClientAddress;
import cx.touchstone.gateway.tenant.TenantIsSuspended;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.watch.Watched;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Who is let in, and how often: keys by their own limits and their tenants', everybody else by his address. */
@ApplicationScoped
class Admission {

    @Inject
    Callers callers;
    @Inject
    Limits limits;
    @Inject
    Answers answers;
    @Inject
    RoutingSettings settings;

    private ClientAddress addresses;

    @PostConstruct
    void know() {
        addresses = new ClientAddress(settings.trustedProxies().orElse(List.of()));
    }

    String address(HttpServerRequest request) {
        return addresses.of(request);
    }

    /**
     * Whose key or token it is.
     *
     * @return fails with {@link CallerIsUnknown} if nobody's, {@link TenantIsSuspended} if nobody of his is let in,
     *         {@link TooManyRequests} if it, its tenant, or the address from which it is nobody's calls too often
     */
    Future<Caller> of(RoutingContext at) {
        return callers.behind(at.request().headers().getAll(HttpHeaders.AUTHORIZATION)).compose(caller -> {
            Watched.at(at).isFor(caller.tenant());
            MDC.put(Tenant.CLAIM, caller.tenant());
            TenantOrigins.share(at, caller.origins()); // before a limit, so that scripts can read why
            limits.count(caller.tenant(), caller.id(), at.response().headers());
            return Future.succeededFuture(caller);
        }, failure -> {
            if (failure instanceof CallerIsUnknown || failure instanceof TenantIsSuspended) {
                countAddress(at);
            }
            return Future.failedFuture(failure);
        });
    }

    /** Whether a call without a key is let in; if it is not, it has been answered. */
    boolean fromAddress(RoutingContext at) {
        try {
            countAddress(at);
            return true;
        } catch (TooManyRequests tooMany) {
            answers.deny(at, tooMany);
            return false;
        }
    }

    private void countAddress(RoutingContext at) {
        limits.count(ClientAddress.subscriber(addresses.of(at.request())), at.response().headers());
    }
}
