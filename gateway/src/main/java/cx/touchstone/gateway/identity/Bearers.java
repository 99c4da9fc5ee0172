package cx.touchstone.gateway.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.context.ManagedExecutor;

import cx.touchstone.gateway.identity.Caller.Login;
import cx.touchstone.gateway.identity.Register.Named;
import cx.touchstone.gateway.identity.token.AccessToken;
import cx.touchstone.gateway.identity.token.AccessToken.Claimed;
import cx.touchstone.gateway.identity.token.Tokens;
import cx.touchstone.gateway.identity.token.Verified;
import cx.touchstone.gateway.provider.IdentityProvider;
import cx.touchstone.gateway.provider.Role;

/** Tells who bears a token: whose issuer it is says the tenant, a member's record what he may do, or else the token. */
@ApplicationScoped
class Bearers {

    @Inject
    Register register;
    @Inject
    Tokens tokens;
    @Inject
    ManagedExecutor workers;

    /** What a token says of itself, and whom that names. */
    private record Known(Claimed claimed, Named named) {
    }

    /** {@link Caller#NOBODY} if the token is not what it says; does not wait on the calling thread. */
    CompletableFuture<Caller> of(AccessToken token) {
        return workers.supplyAsync(() -> token.claimed()
                .flatMap(claimed -> register.of(claimed).map(named -> new Known(claimed, named))))
                .thenCompose(known -> known.map(one -> of(token, one))
                        .orElseGet(() -> CompletableFuture.completedFuture(Caller.NOBODY)));
    }

    private CompletableFuture<Caller> of(AccessToken token, Known known) {
        return tokens.verify(token, known.claimed(), known.named().provider())
                .thenApply(verified -> verified.map(said -> caller(known.named(), said)).orElse(Caller.NOBODY));
    }

    private static Caller caller(Named named, Verified said) {
        IdentityProvider provider = named.provider();
        Set<Role> roles;
        Collection<String> scopes = List.of();
        if (named.member() != null) {
            roles = named.member().roles();
        } else if (provider.isForMembersOnly()) {
            roles = Set.of();
        } else {
            roles = provider.rolesOf(said.roles());
            scopes = said.scopes();
        }
        return Caller.of(named.tenant(), new Login(provider.id(), provider.name(), said.subject(), roles),
                IdentityProvider.scopesOf(roles, scopes), said.expiresAt());
    }
}
