package cx.touchstone.gateway.provider;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import cx.touchstone.gateway.key.Scopes;
import cx.touchstone.kit.Ids;

/**
 * Whose access tokens are believed for a tenant. Issuer and audience together are nobody else's: they tell the tenant of a
 * token.
 */
@Entity
@Table(name = "identity_provider")
public class IdentityProvider {

    /** Found by a token before the tenant is known, so this is no discriminator: row level security alone guards the table. */
    @Column(name = "tenant_id")
    String tenantId;
    @Id
    UUID id;
    String name;
    String issuer;
    String audience;
    /** Where its keys are; null if its discovery document tells. */
    @Column(name = "jwks_uri")
    String jwksUri;
    @Column(name = "roles_claim")
    String rolesClaim;
    /** Claim that names scopes; null if none does. */
    @Column(name = "scopes_claim")
    String scopesClaim;
    /** Which of our roles a value of the roles' claim means. */
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> roles;
    /** Whether tokens of people who are no members open nothing. */
    @Column(name = "members_only")
    boolean membersOnly;
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "created_by")
    String createdBy;
    long revision;

    protected IdentityProvider() {
    }

    IdentityProvider(String tenantId, IdentityProviderPlan plan, String by, Instant now) {
        this.tenantId = tenantId;
        this.id = Ids.next();
        this.createdAt = now;
        this.createdBy = by;
        take(plan);
    }

    /** What it shall be from now on. */
    void replace(IdentityProviderPlan plan) {
        take(plan);
        revision++;
    }

    private void take(IdentityProviderPlan plan) {
        name = plan.name();
        issuer = plan.issuer();
        audience = plan.audience();
        jwksUri = plan.jwksUri();
        rolesClaim = plan.usualRolesClaim();
        scopesClaim = plan.scopesClaim();
        roles = plan.usualRoles().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, meant -> meant.getValue().word()));
        membersOnly = plan.isForMembersOnly();
    }

    /** Which of our roles these values of the roles' claim mean. */
    public Set<Role> rolesOf(Collection<String> values) {
        return values.stream().filter(roles::containsKey).map(value -> Role.of(roles.get(value)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What somebody may do who has these roles, and of whom these values of the scopes' claim are told. */
    public static Set<String> scopesOf(Collection<Role> roles, Collection<String> values) {
        return Stream.concat(Role.scopes(roles).stream(), values.stream().filter(Scopes.OF_A_TENANT::contains))
                .collect(Collectors.toUnmodifiableSet());
    }

    public String tenantId() {
        return tenantId;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String issuer() {
        return issuer;
    }

    public String audience() {
        return audience;
    }

    public String jwksUri() {
        return jwksUri;
    }

    public String rolesClaim() {
        return rolesClaim;
    }

    public String scopesClaim() {
        return scopesClaim;
    }

    public boolean isForMembersOnly() {
        return membersOnly;
    }

    public long revision() {
        return revision;
    }
}
