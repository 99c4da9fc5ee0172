package cx.touchstone.gateway.webhook.secret;

import cx.touchstone.kit.Refusal;

/** There is no key to keep secrets under. */
public final class WebhooksAreOff extends Refusal {
    WebhooksAreOff() {
        super(Kind.CONFLICT, "webhooks-off", "Whoever runs this installation has not set it up for webhooks (WEBHOOK_KEYS).");
    }
}
