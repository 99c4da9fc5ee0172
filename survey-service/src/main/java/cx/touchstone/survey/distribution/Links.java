package cx.touchstone.survey.distribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.survey.linkcode.LinkCode;
import cx.touchstone.survey.linkcode.LinkIsInvalid;
import cx.touchstone.survey.linkcode.LinkKind;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;

/** All links of the current tenant. */
@ApplicationScoped
public class Links implements PanacheRepositoryBase<Link, Long> {

    @Inject
    AgroalDataSource database;

    /** Whose link this is: the one question that is asked before a tenant is known. */
    public String tenantOf(LinkCode code) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select tenant_of_link(?)")) {
            select.setLong(1, code.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                String tenant = row.getString(1);
                if (tenant == null) {
                    throw new LinkIsInvalid();
                }
                return tenant;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The link that somebody came by; whether it has ended, the code tells by itself.
     *
     * @throws cx.touchstone.survey.linkcode.LinkIsExpired when it was revoked
     */
    public Link coded(LinkCode code) {
        Link link = find("id", code.id()).firstResultOptional().orElseThrow(LinkIsInvalid::new);
        link.mustNotBeRevoked();
        return link;
    }

    /** Where a link leads, whatever has become of it. */
    public UUID surveyOf(LinkCode code) {
        return find("id", code.id()).firstResultOptional().orElseThrow(LinkIsInvalid::new).surveyId();
    }

    /** One of a survey's links, whatever has become of it. */
    Link of(UUID survey, LinkCode code) {
        return find("id = ?1 and surveyId = ?2", code.id(), survey).firstResultOptional().orElseThrow(LinkIsInvalid::new);
    }

    /** In the order of their ids, behind the given one; filters that are null let all through. */
    List<Link> of(UUID survey, Long after, LinkKind kind, UUID contact, int count) {
        return find("surveyId = ?1 and (?2 is null or id > ?2) and (?3 is null or kind = ?3)"
                + " and (?4 is null or contactId = ?4) order by id", survey, after, kind, contact).page(Page.ofSize(count))
                .list();
    }

    /** All that lead one contact anywhere, in the order of their ids. */
    public List<Link> ofContact(UUID contact) {
        return list("contactId = ?1 order by id", contact);
    }
}
