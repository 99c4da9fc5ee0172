package cx.touchstone.survey.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Ids;
import cx.touchstone.kit.Outbox;

/** Tells the gateway what became of responses, in the transaction of the change. Nobody is told of anonymous ones. */
@ApplicationScoped
public class TellOfResponses {

    @Inject
    Outbox outbox;
    @Inject
    ObjectMapper json;

    /** That somebody has completed it, in the transaction of a plain connection; whoever commits nudges the relay. */
    public void completed(Connection connection, String tenant, UUID response) throws SQLException {
        try (PreparedStatement insert = connection
                .prepareStatement("insert into outbox (tenant_id, id, topic, payload) values (?, ?, ?, ?)")) {
            insert.setString(1, tenant);
            insert.setObject(2, Ids.next());
            insert.setString(3, ResponseMessage.TOPIC);
            insert.setString(4,
                    json.writeValueAsString(new ResponseMessage(ResponseMessage.COMPLETED, List.of(response), null)));
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param revision that it has since */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(UUID response, int revision) {
        outbox.append(ResponseMessage.TOPIC, new ResponseMessage(ResponseMessage.CHANGED, List.of(response), revision));
    }

    /** That they are no more, or nobody's: whoever was told of them is to forget them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void erased(List<UUID> responses) {
        for (int i = 0; i < responses.size(); i += ResponseMessage.TOLD_TOGETHER) {
            List<UUID> some = responses.subList(i, Math.min(i + ResponseMessage.TOLD_TOGETHER, responses.size()));
            outbox.append(ResponseMessage.TOPIC, new ResponseMessage(ResponseMessage.ERASED, some, null));
        }
    }
}
