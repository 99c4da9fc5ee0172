package cx.touchstone.gateway.webhook;

import cx.touchstone.kit.Refusal;

/** The tenant has no such webhook. */
public final class WebhookIsUnknown extends Refusal {
    WebhookIsUnknown() {
        super(Kind.UNKNOWN, "webhook-unknown", "There is no such webhook.");
    }
}
