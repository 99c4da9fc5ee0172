package cx.touchstone.survey.suspension;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.drafting.SurveyIsNotReady;
import io.agroal.api.AgroalDataSource;

/** Whether answers are taken for the current tenant. */
@ApplicationScoped
public class Suspensions {

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;

    /**
     * Respondents are told that the survey is closed: why is a matter between others.
     *
     * @throws SurveyIsNotReady while the tenant is suspended
     */
    public void mustNotHold() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select 1 from suspension where tenant_id = ? and suspended")) {
            select.setString(1, tenant.current());
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    throw new SurveyIsNotReady("survey-closed", "The survey is closed and takes no more answers.");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes over what is told, unless something later was told before. */
    @Transactional
    void tell(boolean suspended, long version) {
        try (Connection connection = database.getConnection(); PreparedStatement insert = connection.prepareStatement("""
                insert into suspension (tenant_id, suspended, version) values (?, ?, ?)
                on conflict on constraint suspension_pk do update
                set suspended = excluded.suspended, version = excluded.version
                where suspension.version < excluded.version""")) {
            insert.setString(1, tenant.current());
            insert.setBoolean(2, suspended);
            insert.setLong(3, version);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
