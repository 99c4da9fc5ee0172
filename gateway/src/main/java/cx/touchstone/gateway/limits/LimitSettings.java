package cx.touchstone.gateway.limits;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code touchstone.limits.*} */
@ConfigMapping(prefix = "touchstone.limits")
public interface LimitSettings {

    /** Of each API key. */
    Rate key();

    /** Of all keys of a tenant together. */
    Rate tenant();

    /** Of each address from which calls come without a good key: respondents, readers of documents, guessers. */
    Rate address();

    /** How many keys and tenants, and how many addresses, are remembered; the longest silent ones are forgotten first. */
    @WithDefault("100000")
    int remembered();

    /** How often the replicas tell each other what was spent. */
    @WithDefault("PT1S")
    Duration exchange();

    /** How many calls are let through. */
    interface Rate {

        /** In the long run. */
        int perMinute();

        /** At once, after a while of silence. */
        int burst();
    }
}
