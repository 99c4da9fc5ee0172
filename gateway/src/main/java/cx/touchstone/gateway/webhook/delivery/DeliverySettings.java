package cx.touchstone.gateway.webhook.delivery;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code touchstone.webhooks.*} */
@ConfigMapping(prefix = "touchstone.webhooks")
public interface DeliverySettings {

    /** How long a receiver may take to answer. */
    @WithDefault("PT15S")
    Duration answer();

    /** For how long what was taken to be sent is nobody else's; longer than any attempt takes. */
    @WithDefault("PT60S")
    Duration lease();

    /** The pause after the first failure; each further one is four times as long. */
    @WithDefault("PT5S")
    Duration firstPause();

    /** The longest pause. */
    @WithDefault("PT8H")
    Duration longestPause();

    /** After which time an event is given up that nobody takes. */
    @WithDefault("P3D")
    Duration givenUpAfter();

    /** A webhook to which nothing got through for so long, though it was tried, is disabled. */
    @WithDefault("P7D")
    Duration disabledAfter();

    /** Attempts at a time to each webhook, by each replica; one while it fails. */
    @WithDefault("4")
    int atOnceToEach();

    /** Attempts at a time by each replica, all told. */
    @WithDefault("64")
    int atOnce();

    /** How long a replica looks away when there was nothing to send and nobody nudged it. */
    @WithDefault("PT0.5S")
    Duration poll();
}
