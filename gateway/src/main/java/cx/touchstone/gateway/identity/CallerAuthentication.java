package cx.touchstone.gateway.identity;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Lets callers into the gateway's own resources, exactly as into the services behind it; and services of the platform. */
@ApplicationScoped
public class CallerAuthentication implements HttpAuthenticationMechanism {

    @Inject
    Callers callers;
    @Inject
    Colleagues colleagues;

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext at, IdentityProviderManager providers) {
        if (!at.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            return Uni.createFrom().nullItem();
        }
        Future<SecurityIdentity> identity = caller(at)
                .map(caller -> QuarkusSecurityIdentity.builder().setPrincipal(caller).addRoles(caller.scopes()).build());
        return Uni.createFrom().completionStage(identity.toCompletionStage())
                .onFailure(CallerIsUnknown.class).transform(AuthenticationFailedException::new);
    }

    private Future<Caller> caller(RoutingContext at) {
        List<String> authorization = at.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (!at.normalizedPath().startsWith(Colleagues.PATHS)) {
            return callers.behind(authorization);
        }
        try {
            return Future.succeededFuture(colleagues.behind(authorization));
        } catch (CallerIsUnknown e) {
            return Future.failedFuture(e);
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext at) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends io.quarkus.security.identity.request.AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    /** The caller where code that also runs in the services looks for the token of a request. */
    @Produces
    @RequestScoped
    JsonWebToken token(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof Caller caller ? caller : Caller.NOBODY;
    }
}
