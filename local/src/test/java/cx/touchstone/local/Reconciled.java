package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * That scoring-service, counting every observation again, finds the tallies that it has. Whatever stories count, they end so.
 */
final class Reconciled {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private Reconciled() {
    }

    /** Of the tenant that all stories share. */
    static void zero(Platform platform) {
        Api api = new Api(platform.url(), platform.key());
        api.post("/reconciliations", null);
        eventually(PATIENCE, () -> assertEquals("done", api.get("/reconciliation").get("state").textValue()));
        zero(api.get("/reconciliation"));
    }

    static void zero(JsonNode reconciliation) {
        assertEquals(0, reconciliation.get("differenceCount").longValue(), reconciliation::toPrettyString);
    }
}
