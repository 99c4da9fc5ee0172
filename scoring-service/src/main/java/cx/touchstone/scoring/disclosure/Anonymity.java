package cx.touchstone.scoring.disclosure;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** {@code touchstone.scoring.*} */
@ConfigMapping(prefix = "touchstone.scoring")
public interface Anonymity {

    /** Answers that a number needs before it is shown. */
    @WithName("anonymity-threshold")
    @WithDefault("5")
    @Min(1)
    int threshold();
}
