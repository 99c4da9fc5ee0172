package cx.touchstone.gateway.webhook.secret;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** {@code touchstone.secrets.*} */
@ConfigMapping(prefix = "touchstone.secrets")
public interface SafeSettings {

    /** {@code id:key,…}, see {@link SafeKeys}: all that open, the one that locks last. Without one there are no webhooks. */
    Optional<String> keys();
}
