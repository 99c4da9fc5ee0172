package cx.touchstone.gateway.event;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code touchstone.events.*} */
@ConfigMapping(prefix = "touchstone.events")
public interface EventSettings {

    /** How long events, and what became of their deliveries, are kept. */
    @WithDefault("P30D")
    Duration kept();

    /** How often it is looked for older ones. */
    @WithDefault("PT10M")
    Duration sweepEvery();
}
