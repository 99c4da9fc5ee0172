package cx.touchstone.survey.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code touchstone.export.*} */
@ConfigMapping(prefix = "touchstone.export")
public interface ExportSettings {

    /** How many exports run at once; each holds a database connection until its caller has read it. More are answered 503. */
    @WithDefault("4")
    int atOnce();

    /** How many responses are in memory at a time, of each export. */
    @WithDefault("500")
    int page();
}
