package cx.touchstone.gateway.exchange;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What passes between the gateway and one service, for those who watch over the installation. */
public final class Traffic {

    private final AtomicInteger open = new AtomicInteger();
    private final MeterRegistry meters;
    private final String service;

    public Traffic(MeterRegistry meters, String service) {
        this.meters = meters;
        this.service = service;
        Gauge.builder("touchstone.exchanges.open", open, AtomicInteger::get).tag("service", service)
                .description("Requests that have gone to a service and have no whole answer yet").register(meters);
    }

    /** Tells, too, which of these are left alone. */
    public void watch(Lane lane, List<Upstream> upstreams) {
        for (Upstream one : upstreams) {
            Gauge.builder("touchstone.breaker.open", one.breaker(), breaker -> breaker.isOpen() ? 1 : 0)
                    .tags("service", service, "address", one.origin(), "lane", lane.label())
                    .description("1 while an address of a service is left alone, since it fails").register(meters);
        }
    }

    public void begins() {
        open.incrementAndGet();
    }

    /** @param code why the gateway answered instead; null when the service did, or the caller left */
    public void ends(String code) {
        open.decrementAndGet();
        if (code != null) {
            meters.counter("touchstone.exchanges.failed", "service", service, "code", code).increment();
        }
    }
}
