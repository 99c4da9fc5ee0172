package cx.touchstone.gateway.identity;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import cx.touchstone.gateway.identity.token.AccessToken.Claimed;
import cx.touchstone.gateway.key.ApiKey;
import cx.touchstone.gateway.key.KeySecret;
import cx.touchstone.gateway.member.Member;
import cx.touchstone.gateway.provider.IdentityProvider;
import cx.touchstone.gateway.tenant.Organisation;
import cx.touchstone.kit.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** What is written down of callers: each question is one query over all tenants, since whose they are is what is asked. */
@ApplicationScoped
class Register {

    /** A key and whose it is. */
    record Holder(ApiKey key, Organisation tenant) {
    }

    /**
     * Whom a token names, if it is what it says.
     *
     * @param member null if he is none
     */
    record Named(IdentityProvider provider, Organisation tenant, Member member) {
    }

    @Inject
    EntityManager database;

    Optional<Holder> of(KeySecret secret) {
        return amongAll(() -> database.createQuery("""
                select k, t from ApiKey k join Organisation t on t.tenantId = k.tenantId where k.hash = ?1""", Object[].class)
                .setParameter(1, secret.hash().array()).getResultStream().findFirst()
                .map(found -> new Holder((ApiKey) found[0], (Organisation) found[1])));
    }

    /** Empty when nobody has named the issuer for any of the audiences, or more than one has: it could be either's. */
    Optional<Named> of(Claimed claimed) {
        List<Object[]> found = amongAll(() -> database.createQuery("""
                select p, t, m from IdentityProvider p join Organisation t on t.tenantId = p.tenantId
                left join Member m on m.providerId = p.id and m.subject = ?1
                where p.issuer = ?2 and p.audience in ?3""", Object[].class).setParameter(1, claimed.subject())
                .setParameter(2, claimed.issuer()).setParameter(3, claimed.audiences()).getResultList());
        return found.size() != 1 ? Optional.empty()
                : Optional.of(new Named((IdentityProvider) found.getFirst()[0], (Organisation) found.getFirst()[1],
                        (Member) found.getFirst()[2]));
    }

    static <T> T amongAll(Supplier<T> work) {
        return Tenant.as(Tenant.EVERYBODY, () -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
