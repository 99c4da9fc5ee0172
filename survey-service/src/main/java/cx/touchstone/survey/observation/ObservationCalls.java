package cx.touchstone.survey.observation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Outbox;

/** Hands observations to scoring-service, as many to a call as it takes. */
@ApplicationScoped
public class ObservationCalls {

    private static final int TOO_LARGE = 413;

    @Inject
    @RestClient
    ScoringClient scoring;
    @Inject
    InternalToken token;

    /** Calls for one tenant, the first of them empty. */
    public Calls of(String tenant) {
        return new Calls(tenant);
    }

    /** Gathers observations until a call is full, and knows out of which message each one came. */
    public final class Calls {
        private final String tenant;
        private final List<Object> batch = new ArrayList<>();
        private final List<UUID> from = new ArrayList<>();
        private final Map<UUID, String> refused = new LinkedHashMap<>();

        private Calls(String tenant) {
            this.tenant = tenant;
        }

        /** Adds what one message says, or the part of it that is one response; in one call, if it fits into one. */
        public void add(UUID message, Iterable<?> observations, int count) {
            if (batch.size() + count > ScoringClient.LARGEST_BATCH) {
                send();
            }
            for (Object observation : observations) {
                batch.add(observation);
                from.add(message);
                if (batch.size() == ScoringClient.LARGEST_BATCH) {
                    send();
                }
            }
        }

        /** Sends the rest; says which messages scoring-service refused for good, and why. */
        public Map<UUID, String> end() {
            send();
            return refused;
        }

        private void send() {
            send(0, batch.size());
            batch.clear();
            from.clear();
        }

        /** Halves what is too large for one call: however long the texts of some are, all of them arrive. */
        private void send(int begin, int end) {
            if (begin == end) {
                return;
            }
            try {
                note(begin, scoring.take(token.bearer(tenant, "scoring-service", Set.of("signals:write")),
                        new ScoringClient.Batch(List.copyOf(batch.subList(begin, end)))).results());
            } catch (WebApplicationException failure) {
                if (Outbox.statusOf(failure) != TOO_LARGE || end - begin == 1) {
                    throw failure;
                }
                int middle = (begin + end) / 2;
                send(begin, middle);
                send(middle, end);
            }
        }

        private void note(int begin, List<ScoringClient.Result> results) {
            for (int i = 0; i < results.size(); i++) {
                if ("refused".equals(results.get(i).outcome())) {
                    refused.merge(from.get(begin + i), results.get(i).id() + ": " + results.get(i).errors(),
                            (a, b) -> a + "; " + b);
                }
            }
        }
    }
}
