package cx.touchstone.survey.participation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Who has completed which survey; written in the transaction of the response, in plain SQL beside it. */
@ApplicationScoped
public class Participations {

    /**
     * Enters those that are not there yet. Somebody who is entering the same at this moment is waited for.
     *
     * @return those that were entered; the others had completed the survey before
     */
    public Set<Participation> enter(Connection connection, String tenant, Collection<Participation> wanted)
            throws SQLException {
        Set<Participation> entered = new HashSet<>();
        if (!wanted.isEmpty()) {
            try (PreparedStatement insert = prepared(connection, """
                    insert into participation (tenant_id, survey_id, participant)
                    select ?, survey_id, participant from unnest(?::uuid[], ?::text[]) as t (survey_id, participant)
                    order by survey_id, participant
                    on conflict do nothing returning survey_id, participant""", tenant, wanted);
                    ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    entered.add(new Participation(row.getObject(1, UUID.class), row.getString(2)));
                }
            }
        }
        return entered;
    }

    /** Takes back what was entered in this transaction: nothing came of it. */
    public void leave(Connection connection, String tenant, Collection<Participation> entered) throws SQLException {
        if (!entered.isEmpty()) {
            try (PreparedStatement delete = prepared(connection, """
                    delete from participation where tenant_id = ? and (survey_id, participant) in (
                        select survey_id, participant from unnest(?::uuid[], ?::text[]) as t (survey_id, participant))""",
                    tenant, entered)) {
                delete.executeUpdate();
            }
        }
    }

    /** Whether somebody has completed a survey. */
    public boolean has(Connection connection, String tenant, Participation participation) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select 1 from participation where tenant_id = ? and survey_id = ? and participant = ?")) {
            select.setString(1, tenant);
            select.setObject(2, participation.survey());
            select.setString(3, participation.participant());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, String tenant, Collection<Participation> of)
            throws SQLException {
        List<Participation> sorted = of.stream().sorted().toList();
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, tenant);
        statement.setArray(2, connection.createArrayOf("uuid", sorted.stream().map(Participation::survey).toArray()));
        statement.setArray(3, connection.createArrayOf("text", sorted.stream().map(Participation::participant).toArray()));
        return statement;
    }
}
