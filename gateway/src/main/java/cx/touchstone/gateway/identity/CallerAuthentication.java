package cx.touchstone.gateway.identity;

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

/** Lets callers into the gateway's own resources, exactly as into the services behind it. */
@ApplicationScoped
public class CallerAuthentication implements HttpAuthenticationMechanism {

    @Inject
    Callers callers;

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext at, IdentityProviderManager providers) {
        if (!at.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            return Uni.createFrom().nullItem();
        }
        Future<SecurityIdentity> identity = callers.behind(at.request().headers().getAll(HttpHeaders.AUTHORIZATION))
                .map(caller -> QuarkusSecurityIdentity.builder().setPrincipal(caller).addRoles(caller.scopes()).build());
        return Uni.createFrom().completionStage(identity.toCompletionStage())
                .onFailure(CallerIsUnknown.class).transform(AuthenticationFailedException::new);
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
