package cx.touchstone.gateway.webhook;

import cx.touchstone.kit.Refusal;

/** What cannot be done with webhooks as they are. */
public final class WebhookIsRefused extends Refusal {

    private WebhookIsRefused(String code, String detail) {
        super(Kind.CONFLICT, code, detail);
    }

    static WebhookIsRefused nameIsTaken() {
        return new WebhookIsRefused("webhook-exists", "There is a webhook of this name already.");
    }

    static WebhookIsRefused tooMany(int most) {
        return new WebhookIsRefused("too-many-webhooks", "There are " + most + " webhooks already, as many as there may be.");
    }

    /** Nothing is sent to one that is disabled. */
    public static WebhookIsRefused isDisabled() {
        return new WebhookIsRefused("webhook-disabled", "It is disabled: enable it first.");
    }
}
