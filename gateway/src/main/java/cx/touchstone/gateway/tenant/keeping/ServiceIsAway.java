package cx.touchstone.gateway.tenant.keeping;

import cx.touchstone.kit.Refusal;

/** A service without which it cannot be done does not do its part now. */
final class ServiceIsAway extends Refusal {
    ServiceIsAway(String service, String why) {
        super(Kind.OVERLOADED, "service-unavailable", service + ": " + why);
    }
}
