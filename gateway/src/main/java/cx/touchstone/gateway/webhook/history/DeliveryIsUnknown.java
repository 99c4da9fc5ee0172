package cx.touchstone.gateway.webhook.history;

import cx.touchstone.kit.Refusal;

/** The webhook has no such delivery. */
public final class DeliveryIsUnknown extends Refusal {
    DeliveryIsUnknown() {
        super(Kind.UNKNOWN, "delivery-unknown", "No such event was to be sent there, or it is no longer kept.");
    }
}
