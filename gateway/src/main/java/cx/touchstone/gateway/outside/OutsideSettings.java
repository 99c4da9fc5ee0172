package cx.touchstone.gateway.outside;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code touchstone.outside.*} */
@ConfigMapping(prefix = "touchstone.outside")
public interface OutsideSettings {

    /**
     * Whether private, loopback and link-local addresses may be named too, and plain HTTP: for a machine of one's own, since
     * whoever may name them reaches everything that the gateway reaches.
     */
    @WithDefault("false")
    boolean privateAddresses();

    /** How long fetching may take, all told. */
    @WithDefault("PT3S")
    Duration answer();
}
