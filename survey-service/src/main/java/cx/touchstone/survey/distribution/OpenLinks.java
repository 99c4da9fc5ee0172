package cx.touchstone.survey.distribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;

/** All open links of the current tenant. */
@ApplicationScoped
public class OpenLinks implements PanacheRepositoryBase<OpenLink, String> {

    @Inject
    AgroalDataSource database;

    /** Whose link this is: the one question that is asked before a tenant is known. */
    public Optional<String> tenantOf(String code) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select open_link_tenant(?)")) {
            select.setString(1, code);
            ResultSet row = select.executeQuery();
            row.next();
            return Optional.ofNullable(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Optional<OpenLink> coded(String code) {
        return find("code", code).firstResultOptional();
    }

    /** In the order of their codes, behind the given one. */
    public List<OpenLink> of(UUID survey, String after, int count) {
        return find("surveyId = ?1 and (?2 is null or code > ?2) order by code", survey, after).page(Page.ofSize(count)).list();
    }
}
