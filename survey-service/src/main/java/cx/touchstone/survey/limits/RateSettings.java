package cx.touchstone.survey.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code touchstone.collection.rate.*}: how often one address may call one link. */
@ConfigMapping(prefix = "touchstone.collection.rate")
public interface RateSettings {

    /** Calls a minute, in the long run. */
    @WithDefault("300")
    int perMinute();

    /** Calls at once, after a while of silence. */
    @WithDefault("300")
    int burst();

    /** How many pairs of link and address are remembered; the longest silent ones are forgotten first. */
    @WithDefault("100000")
    int remembered();
}
