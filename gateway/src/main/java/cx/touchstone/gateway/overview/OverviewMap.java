package cx.touchstone.gateway.overview;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The latest published version of a journey, as journey-service tells it and an overview shows it. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OverviewMap(int version, String name, String goal, List<OverviewStage> stages, Instant publishedAt) {

    /** A part of the way. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OverviewStage(String key, String name, List<OverviewTouchpoint> touchpoints) {
    }

    /** A contact of customer and organisation. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OverviewTouchpoint(String key, String name, List<String> channels,
            @Schema(description = "Contacts a month, as the organisation knows or guesses them.", examples = "240000") Long volume,
            @Schema(description = "Weight in the journey score, 0 to 100.", examples = "70") double importance) {
    }

    /** Whether it is what journey-service would say. */
    boolean isWhole() {
        return version > 0 && name != null && stages != null
                && stages.stream().allMatch(stage -> stage != null && stage.key() != null && stage.touchpoints() != null
                        && stage.touchpoints().stream().allMatch(one -> one != null && one.key() != null));
    }
}
