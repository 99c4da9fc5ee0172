package cx.touchstone.survey.collection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code touchstone.collection.*}: how responses are written. */
@ConfigMapping(prefix = "touchstone.collection")
public interface CollectionLimits {

    /** How many batches may be written at once. */
    @WithDefault("2")
    int writers();

    /** How many responses one batch takes. */
    @WithDefault("256")
    int batch();

    /** How many responses may wait to be written; more are refused with 503, and nothing of them is kept. */
    @WithDefault("2048")
    int waiting();
}
