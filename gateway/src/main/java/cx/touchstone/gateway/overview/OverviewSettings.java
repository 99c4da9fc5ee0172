package cx.touchstone.gateway.overview;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code touchstone.overview.*} */
@ConfigMapping(prefix = "touchstone.overview")
public interface OverviewSettings {

    /** How long each service may take; what comes later is missing. */
    @WithDefault("PT3S")
    Duration patience();

    /** How many questions of overviews each service is asked at a time; more are not put. */
    @WithDefault("32")
    int atOnce();
}
