package cx.touchstone.gateway.member;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import cx.touchstone.gateway.provider.Role;
import cx.touchstone.kit.Ids;

/** Somebody whom an identity provider knows, with the roles that he has here, whatever his tokens say; none shuts him out. */
@Entity
@Table(name = "member")
public class Member {

    /** Found by a token before the tenant is known, so this is no discriminator: row level security alone guards the table. */
    @Column(name = "tenant_id")
    String tenantId;
    @Id
    UUID id;
    @Column(name = "provider_id")
    UUID providerId;
    /** As the provider names him ({@code sub}). */
    String subject;
    /** For people who read the list. */
    String name;
    @JdbcTypeCode(SqlTypes.ARRAY)
    Set<String> roles;
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "created_by")
    String createdBy;
    long revision;

    protected Member() {
    }

    Member(String tenantId, UUID providerId, String subject, String name, Collection<Role> roles, String by, Instant now) {
        this.tenantId = tenantId;
        this.id = Ids.next();
        this.providerId = providerId;
        this.subject = subject;
        this.name = name;
        this.roles = words(roles);
        this.createdAt = now;
        this.createdBy = by;
    }

    /** Who he is from now on. */
    void replace(String name, Collection<Role> roles) {
        this.name = name;
        this.roles = words(roles);
        this.revision++;
    }

    private static Set<String> words(Collection<Role> roles) {
        return roles.stream().map(Role::word).collect(Collectors.toUnmodifiableSet());
    }

    public Set<Role> roles() {
        return roles.stream().map(Role::of).collect(Collectors.toUnmodifiableSet());
    }
}
