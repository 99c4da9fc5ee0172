package cx.touchstone.survey.linkcode;

import java.net.URI;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** {@code touchstone.links.*}: how links are signed, and where they lead. */
@ConfigMapping(prefix = "touchstone.links")
public interface LinkSettings {

    /** {@code id:key,…}, see {@link LinkKeys}: all that are good, the one that signs last. Without one nothing starts. */
    Optional<String> keys();

    /** Where respondents reach the platform: scheme and host, no path needed. */
    URI baseUrl();
}
