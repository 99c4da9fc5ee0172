package cx.touchstone.gateway.webhook;

import java.time.Duration;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.kit.Refusal;

/** How a secret makes room for the next one. */
public record SecretRotation(
        @Schema(description = "How long everything is signed with both, at most P30D; a day unless told. PT0S ends the old one at once.", examples = "PT24H") Duration overlap) {

    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    Duration toOverlap() {
        Duration wanted = overlap == null ? USUAL : overlap;
        if (wanted.isNegative() || wanted.compareTo(LONGEST) > 0) {
            throw new Refusal.Invalid("/overlap", "range", "overlap must be between PT0S and P30D.");
        }
        return wanted;
    }
}
