package cx.touchstone.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * That scoring-service, counting every observation again, finds the tallies that it has. Whatever a story counts, it ends so.
 */
final class Reconciled {

    private Reconciled() {
    }

    /** Of the tenant that all stories share. */
    static void zero(Platform platform) {
        zero(new Api(platform.url(), platform.key()).get("/reconciliation?recount=true"));
    }

    static void zero(JsonNode reconciliation) {
        assertEquals(0, reconciliation.get("differenceCount").longValue(), reconciliation::toPrettyString);
    }
}
