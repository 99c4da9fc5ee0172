package cx.touchstone.gateway.identity.token;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code touchstone.oidc.*} */
@ConfigMapping(prefix = "touchstone.oidc")
public interface TokenSettings {

    /** By how much the clocks of issuers may differ from ours. */
    @WithDefault("PT30S")
    Duration skew();

    /** How long a signature that was good is believed; then it is checked again, by the keys of then. */
    @WithDefault("PT1M")
    Duration remembered();

    /** How many good tokens are remembered. */
    @WithDefault("10000")
    int goodTokens();

    /** After which time an issuer is asked for its keys again: so long, and as long as above, a withdrawn one is believed. */
    @WithDefault("PT5M")
    Duration keysFresh();

    /** How long known keys are believed while their issuer cannot be asked. */
    @WithDefault("PT12H")
    Duration keysLongest();

    /** How long an issuer is left alone after it was asked, whatever keys tokens name. */
    @WithDefault("PT5S")
    Duration keysPause();
}
