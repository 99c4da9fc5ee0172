package cx.touchstone.survey.correction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.participation.SpentKeys;
import cx.touchstone.survey.submission.Submission;
import io.agroal.api.AgroalDataSource;

/** The history of all responses of the current tenant, and their present state as far as it can be changed. */
@ApplicationScoped
public class ResponseChanges {

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;
    @Inject
    SpentKeys spentKeys;
    @Inject
    ObjectMapper json;

    /** Gives the response another content under the next revision, and keeps what was before and who changed it. */
    void make(UUID response, int revision, Submission now, ObjectNode undo) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        """
                                update response set answers = ?::jsonb, attributes = ?::jsonb, weight = ?, subject = ?::jsonb, revision = ?
                                where tenant_id = ? and id = ?""");
                PreparedStatement insert = connection.prepareStatement("""
                        insert into response_change (tenant_id, response_id, revision, changed_at, changed_by, before)
                        values (?, ?, ?, ?, ?, ?::jsonb)""")) {
            update.setString(1, now.answers().toString());
            update.setString(2, json.writeValueAsString(now.attributes()));
            update.setBigDecimal(3, now.weight());
            update.setString(4, now.subject() == null ? null : now.subject().toString());
            update.setInt(5, revision);
            update.setString(6, tenant.current());
            update.setObject(7, response);
            update.executeUpdate();
            insert.setString(1, tenant.current());
            insert.setObject(2, response);
            insert.setInt(3, revision);
            insert.setObject(4, Instant.now().atOffset(ZoneOffset.UTC));
            insert.setString(5, tenant.caller());
            insert.setString(6, undo.toString());
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes the response; its tags, notes and history go with it. */
    void remove(UUID response) {
        spentKeys.spend(List.of(response));
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from response where tenant_id = ? and id = ?")) {
            delete.setString(1, tenant.current());
            delete.setObject(2, response);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
