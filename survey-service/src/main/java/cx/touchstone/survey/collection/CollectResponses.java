package cx.touchstone.survey.collection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.kit.Coalescer;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.OutboxRelay;
import cx.touchstone.kit.Refusal;
import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.participation.ResponseIsGone;
import io.agroal.api.AgroalDataSource;

/** Writes posted responses: those that arrive together share a transaction, and each is answered after its commit. */
@ApplicationScoped
public class CollectResponses {

    /**
     * What became of a posted response.
     *
     * @param replayed whether it was there already
     * @param refusal why it was not taken, else null
     */
    public record Receipt(UUID id, int version, boolean replayed, Refusal refusal) {

        static Receipt taken(CollectedResponse response) {
            return new Receipt(response.id(), response.survey().version(), false, null);
        }

        static Receipt refused(Refusal refusal) {
            return new Receipt(null, 0, false, refusal);
        }

        /** Of a post whose key came before. */
        static Receipt repeated(CollectedResponse response, ResponseTable.Known first) {
            if (first.isGone()) {
                return refused(new ResponseIsGone());
            }
            return first.requestHash().equals(response.requestHash()) ? new Receipt(first.id(), first.version(), true, null)
                    : refused(new Idempotency.KeyIsTaken());
        }
    }

    @Inject
    AgroalDataSource database;
    @Inject
    ResponseTable table;
    @Inject
    AdmitResponses admission;
    @Inject
    OutboxRelay relay;
    @Inject
    CollectionLimits limits;

    private Coalescer<CollectedResponse, Receipt> free;
    /** Apart from the others: those who wait for one another hold up nobody else. */
    private Coalescer<CollectedResponse, Receipt> admitted;

    @PostConstruct
    void open() {
        free = new Coalescer<>("collect", limits.writers(), limits.batch(), limits.waiting(), response -> 1, this::write);
        admitted = new Coalescer<>("admit", limits.writers(), limits.batch(), limits.waiting(), response -> 1, this::admit);
    }

    @PreDestroy
    void close() throws InterruptedException {
        free.close();
        admitted.close();
    }

    /** Completes when the response is on the disk, or was before. */
    CompletionStage<Receipt> collect(CollectedResponse response) {
        return (response.isFree() ? free : admitted).submit(response.survey().tenant(), response).thenApply(receipt -> {
            if (receipt.refusal() != null) {
                throw receipt.refusal();
            }
            return receipt;
        });
    }

    /** What came of the same post before; null when it did not come. */
    Receipt before(AskedSurvey survey, UUID idempotencyKey, UUID requestHash) {
        try (Connection connection = database.getConnection()) {
            ResponseTable.Known known = table.posted(connection, survey.tenant(), survey.id(), List.of(idempotencyKey))
                    .get(idempotencyKey);
            if (known != null && known.isGone()) {
                throw new ResponseIsGone();
            }
            return known == null || !known.requestHash().equals(requestHash) ? null
                    : new Receipt(known.id(), known.version(), true, null);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One statement, which is a transaction by itself. */
    private List<Receipt> write(String tenant, List<CollectedResponse> responses) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Set<UUID> taken = table.insert(connection, tenant, responses);
            relay.nudge();
            Map<UUID, Receipt> repeated = repeated(connection, tenant,
                    responses.stream().filter(response -> !taken.contains(response.id())).toList());
            List<Receipt> receipts = new ArrayList<>(responses.size());
            for (CollectedResponse response : responses) {
                Receipt receipt = repeated.get(response.id());
                receipts.add(receipt != null ? receipt : Receipt.taken(response));
            }
            return receipts;
        }
    }

    private Map<UUID, Receipt> repeated(Connection connection, String tenant, List<CollectedResponse> responses)
            throws SQLException {
        Map<UUID, Receipt> receipts = new HashMap<>();
        for (var ofSurvey : responses.stream().collect(Collectors.groupingBy(r -> r.survey().id())).entrySet()) {
            var known = table.posted(connection, tenant, ofSurvey.getKey(),
                    ofSurvey.getValue().stream().map(CollectedResponse::idempotencyKey).distinct().toList());
            for (CollectedResponse response : ofSurvey.getValue()) {
                receipts.put(response.id(), Receipt.repeated(response, known.get(response.idempotencyKey())));
            }
        }
        return receipts;
    }

    private List<Receipt> admit(String tenant, List<CollectedResponse> responses) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Receipt> receipts = admission.write(connection, tenant, responses);
                connection.commit();
                return receipts;
            } catch (SQLException | RuntimeException e) {
                connection.rollback(); // or the pool would commit one half of it
                throw e;
            }
        } finally {
            relay.nudge();
        }
    }
}
