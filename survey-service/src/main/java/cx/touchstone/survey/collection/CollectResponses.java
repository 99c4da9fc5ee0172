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
import io.agroal.api.AgroalDataSource;

/** Writes posted responses: those that arrive together share a transaction, and each is answered after its commit. */
@ApplicationScoped
public class CollectResponses {

    /** What became of a posted response. */
    record Receipt(UUID id, int version, boolean replayed, boolean keyIsTaken) {
    }

    @Inject
    AgroalDataSource database;
    @Inject
    ResponseTable table;
    @Inject
    OutboxRelay relay;
    @Inject
    CollectionLimits limits;

    private Coalescer<CollectedResponse, Receipt> coalescer;

    @PostConstruct
    void open() {
        coalescer = new Coalescer<>("collect", limits.writers(), limits.batch(), limits.waiting(), response -> 1, this::write);
    }

    @PreDestroy
    void close() throws InterruptedException {
        coalescer.close();
    }

    /** Completes when the response is on the disk, or was before. */
    CompletionStage<Receipt> collect(CollectedResponse response) {
        return coalescer.submit(response.survey().tenant(), response).thenApply(receipt -> {
            if (receipt.keyIsTaken()) {
                throw new Idempotency.KeyIsTaken();
            }
            return receipt;
        });
    }

    private List<Receipt> write(String tenant, List<CollectedResponse> responses) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Set<UUID> taken = table.insert(connection, tenant, responses);
            relay.nudge();
            Map<UUID, Receipt> repeated = repeated(connection, tenant,
                    responses.stream().filter(response -> !taken.contains(response.id())).toList());
            List<Receipt> receipts = new ArrayList<>(responses.size());
            for (CollectedResponse response : responses) {
                Receipt receipt = repeated.get(response.id());
                receipts.add(receipt != null ? receipt
                        : new Receipt(response.id(), response.survey().version(), false, false));
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
                var first = known.get(response.idempotencyKey());
                receipts.put(response.id(), new Receipt(first.id(), first.version(), true,
                        !first.requestHash().equals(response.requestHash())));
            }
        }
        return receipts;
    }
}
