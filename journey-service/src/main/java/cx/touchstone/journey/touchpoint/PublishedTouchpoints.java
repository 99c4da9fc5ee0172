package cx.touchstone.journey.touchpoint;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;

/** The touchpoints of the current tenant's published journeys; those of a journey are replaced when it is published. */
@ApplicationScoped
public class PublishedTouchpoints {

    /**
     * What is looked for; null where anything will do.
     *
     * @param afterKey with {@code afterJourney}: behind which the list goes on
     */
    record Search(String key, String channel, String team, String tag, UUID journey, String afterKey, UUID afterJourney) {
    }

    @Inject
    AgroalDataSource database;
    @Inject
    Tenant tenant;

    /** Shows the touchpoints of this version, which must be written already, instead of those of the one before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void replace(UUID journey, int version) {
        run("delete from published_touchpoint where tenant_id = ? and journey_id = ?", delete -> {
            delete.setString(1, tenant.current());
            delete.setObject(2, journey);
            return delete.executeUpdate();
        });
        // Out of the version as the database has it: two thousand rows in one statement, and nothing sent there and back.
        run("""
                insert into published_touchpoint
                select v.tenant_id, t ->> 'key', v.journey_id, v.name, v.number, row_number() over (order by s_at, t_at),
                    s ->> 'key', s ->> 'name', t ->> 'name', array(select jsonb_array_elements_text(t -> 'channels')),
                    t ->> 'team', array(select jsonb_array_elements_text(t -> 'tags')), (t ->> 'importance')::int
                from journey_version v, jsonb_array_elements(v.map -> 'stages') with ordinality as stages (s, s_at),
                    jsonb_array_elements(s -> 'touchpoints') with ordinality as touchpoints (t, t_at)
                where v.tenant_id = ? and v.journey_id = ? and v.number = ?""", insert -> {
            insert.setString(1, tenant.current());
            insert.setObject(2, journey);
            insert.setInt(3, version);
            return insert.executeUpdate();
        });
    }

    /** By key and journey; those of archived journeys are not shown. */
    List<PublishedTouchpoint> find(Search search, int count) {
        return run("""
                select p.* from published_touchpoint p join journey j on j.id = p.journey_id and j.status <> 'ARCHIVED'
                where p.tenant_id = ? and (?::text is null or p.key = ?) and (?::text is null or ? = any (p.channels))
                    and (?::text is null or p.team = ?) and (?::text is null or ? = any (p.tags))
                    and (?::uuid is null or p.journey_id = ?) and (?::text is null or (p.key, p.journey_id) > (?, ?))
                order by p.key, p.journey_id limit ?""", select -> {
            Object[] twice = { search.key(), search.channel(), search.team(), search.tag(), search.journey() };
            int at = 1;
            select.setString(at++, tenant.current());
            for (Object value : twice) {
                select.setObject(at++, value);
                select.setObject(at++, value);
            }
            select.setString(at++, search.afterKey());
            select.setString(at++, search.afterKey());
            select.setObject(at++, search.afterJourney());
            select.setInt(at, count);
            List<PublishedTouchpoint> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new PublishedTouchpoint(row.getString("key"), row.getString("name"),
                            row.getObject("journey_id", UUID.class), row.getString("journey_name"), row.getInt("version"),
                            row.getString("stage"), row.getString("stage_name"), texts(row.getArray("channels")),
                            row.getString("team"), texts(row.getArray("tags")), row.getInt("importance")));
                }
            }
            return found;
        });
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    /** What is done with a statement. */
    private interface Work<T> {
        T in(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.in(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
