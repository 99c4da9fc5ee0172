package cx.touchstone.survey.contact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;

/** All contacts of the current tenant. */
@ApplicationScoped
public class Contacts implements PanacheRepositoryBase<Contact, UUID> {

    /** The contact, or the refusal that there is none (also when it is another tenant's). */
    public Contact named(UUID id) {
        return find("id", id).firstResultOptional().orElseThrow(ContactIsUnknown::new);
    }

    /** Those of these ids that are contacts; they stay contacts until the transaction ends, whoever wants to erase one. */
    public Set<UUID> among(Collection<UUID> ids) {
        return ids.isEmpty() ? Set.of()
                : find("id in ?1", ids).withLock(LockModeType.PESSIMISTIC_READ).stream().map(Contact::id)
                        .collect(Collectors.toSet());
    }

    /**
     * Those of these contacts that are there, and stay until the transaction ends: whoever erases one waits, and erases what
     * was written meanwhile too.
     */
    public Set<UUID> held(Connection connection, String tenant, Collection<UUID> ids) throws SQLException {
        Set<UUID> held = new HashSet<>();
        if (!ids.isEmpty()) {
            try (PreparedStatement lock = connection.prepareStatement(
                    "select id from contact where tenant_id = ? and id = any (?) order by id for key share")) {
                lock.setString(1, tenant);
                lock.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
                try (ResultSet row = lock.executeQuery()) {
                    while (row.next()) {
                        held.add(row.getObject(1, UUID.class));
                    }
                }
            }
        }
        return held;
    }

    /** Whom a partner's system knows by this id. */
    public Optional<Contact> known(String source, String externalId) {
        return find("source = ?1 and externalId = ?2", source, externalId).firstResultOptional();
    }

    /**
     * Until the transaction ends nobody else makes a contact of this name: otherwise one of two who upsert it at once would be
     * told that it exists.
     */
    void hold(String source, String externalId) {
        getEntityManager().createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended("
                + "current_setting('app.tenant') || ' contact ' || ?1 || ' ' || ?2, 0))").setParameter(1, source)
                .setParameter(2, externalId).getSingleResult();
    }

    /** Oldest first, behind the given id; filters that are null let everybody through, an address matches in any case. */
    List<Contact> after(UUID id, String source, String externalId, String email, int count) {
        return find("(?1 is null or id > ?1) and (?2 is null or source = ?2) and (?3 is null or externalId = ?3)"
                + " and (?4 is null or lower(email) = ?4) order by id", id, source, externalId,
                email == null ? null : email.toLowerCase(Locale.ROOT))
                .page(Page.ofSize(count)).list();
    }
}
