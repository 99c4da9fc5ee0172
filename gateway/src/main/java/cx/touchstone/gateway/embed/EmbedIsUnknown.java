package cx.touchstone.gateway.embed;

import cx.touchstone.kit.Refusal;

/** There is no such link. */
public final class EmbedIsUnknown extends Refusal {
    EmbedIsUnknown() {
        super(Kind.UNKNOWN, "embed-unknown", "There is no such link.");
    }
}
