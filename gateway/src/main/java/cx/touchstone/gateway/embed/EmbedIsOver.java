package cx.touchstone.gateway.embed;

import cx.touchstone.kit.Refusal;

/** The link has ended, or was taken back. */
public final class EmbedIsOver extends Refusal {
    EmbedIsOver() {
        super(Kind.GONE, "embed-over", "This link is no longer good.");
    }
}
