package cx.touchstone.kit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.agroal.api.AgroalDataSource;

/** The messages that a neighbour refused for good: kept, shown to the tenant's administrators, and sent again on their word. */
@Path("/api/v1/dead-letters/{service}")
@Tag(name = "Dead letters", description = "Messages between services that were refused for good.")
public class DeadLetters {

    /** One message that could not be delivered. */
    public record DeadLetter(UUID id, String topic, String payload, String reason, int attempts, Instant createdAt,
            Instant givenUpAt) {
    }

    /** Nothing dead under this id. */
    public static final class DeadLetterIsUnknown extends Refusal {
        DeadLetterIsUnknown() {
            super(Kind.UNKNOWN, "dead-letter-unknown", "There is no dead letter with this id in this service.");
        }
    }

    @Inject
    AgroalDataSource database;
    @Inject
    OutboxRelay relay;
    @ConfigProperty(name = "quarkus.application.name")
    String name;

    @GET
    @RolesAllowed("admin")
    @Operation(operationId = "listDeadLetters", summary = "List the messages that a service could not deliver")
    public Page<DeadLetter> list(@PathParam("service") String service, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        isHere(service);
        int length = Page.limit(limit);
        UUID after = Page.after(cursor, UUID::fromString);
        return run("""
                select id, topic, payload, last_error, attempts, created_at, dead_at from outbox
                where dead_at is not null and (?::uuid is null or id > ?) order by id limit ?""", select -> {
            select.setObject(1, after);
            select.setObject(2, after);
            select.setInt(3, length + 1);
            List<DeadLetter> read = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    read.add(new DeadLetter(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4),
                            row.getInt(5), row.getObject(6, OffsetDateTime.class).toInstant(),
                            row.getObject(7, OffsetDateTime.class).toInstant()));
                }
            }
            return Page.of(read, length, letter -> letter.id().toString(), letter -> letter);
        });
    }

    @POST
    @Transactional
    @Path("/{id}/retry")
    @RolesAllowed("admin")
    @Operation(operationId = "retryDeadLetter", summary = "Send a message again, once what it was refused for is mended")
    @APIResponse(responseCode = "204", description = "It is sent.")
    public void retry(@PathParam("service") String service, @PathParam("id") UUID id) {
        isHere(service);
        int revived = run(
                "update outbox set dead_at = null, attempts = 0, failures = 0, due_at = now() where id = ? and dead_at is not null",
                update -> {
                    update.setObject(1, id);
                    return update.executeUpdate();
                });
        if (revived == 0) {
            throw new DeadLetterIsUnknown();
        }
        relay.nudge();
    }

    private void isHere(String service) {
        if (!service.equals(name)) {
            throw new DeadLetterIsUnknown();
        }
    }

    /** What is done with a statement on the outbox. */
    interface Work<T> {
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
