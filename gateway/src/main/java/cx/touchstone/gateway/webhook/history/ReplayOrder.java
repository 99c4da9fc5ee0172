package cx.touchstone.gateway.webhook.history;

import java.time.Instant;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.kit.Refusal;

/** What shall be sent again. */
public record ReplayOrder(
        @NotNull @Schema(description = "What happened at this time or later and was not delivered.", examples = "2026-11-20T00:00:00Z") Instant since) {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    /** @throws Refusal.Invalid for a time that the database does not know */
    Instant checked() {
        if (since.isBefore(EARLIEST) || since.isAfter(LATEST)) {
            throw new Refusal.Invalid("/since", "range", "since must lie between the years 1970 and 9000.");
        }
        return since;
    }
}
