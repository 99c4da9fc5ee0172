package cx.touchstone.kit;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import cx.touchstone.kit.watch.Watched;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** As soon as a token was found good, logs and counts of its request name the tenant. */
@ApplicationScoped
class KnownCaller implements SecurityIdentityAugmentor {

    /** Scope of those who have nothing but a link. */
    private static final String RESPONDENT = "public";

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context,
            Map<String, Object> attributes) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            RoutingContext at = HttpSecurityUtils.getRoutingContextAttribute(attributes);
            Watched watched = at == null ? null : Watched.at(at);
            String tenant = token.getClaim(Tenant.CLAIM);
            Tenant.log(tenant);
            if (watched != null && tenant != null) {
                watched.isFor(tenant);
            } else if (watched != null && identity.hasRole(RESPONDENT)) {
                watched.isRespondents();
            }
        }
        return Uni.createFrom().item(identity);
    }
}
