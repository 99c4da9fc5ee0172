package cx.touchstone.scoring.stream;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code touchstone.stream.*} */
@ConfigMapping(prefix = "touchstone.stream")
public interface StreamSettings {

    /** How often is looked for what was counted, while somebody listens. */
    @WithDefault("PT0.5S")
    Duration lookEvery();

    /** How long a score that was told is not told again, however much is counted. */
    @WithDefault("PT1S")
    Duration tellEvery();

    /** After how long a silence something is said that means nothing; shorter than anybody on the way takes for the end. */
    @WithDefault("PT10S")
    Duration aliveEvery();

    /** How long a stream lasts at most: the key that opened it may have been withdrawn. Whoever still may comes again. */
    @WithDefault("PT15M")
    Duration longest();

    /** How many may listen to one replica; more are answered with 503. */
    @WithDefault("200")
    int most();

    /** How many of those may be one tenant's; more of it are answered with 429. */
    @WithDefault("50")
    int mostOfTenant();
}
