package cx.touchstone.journey.criteria;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What the answers to a checklist add up to.
 *
 * @param score 0 to 100; null when nothing applied
 * @param sections in the checklist's order
 */
public record Judgement(Double score, List<SectionScore> sections) {

    /**
     * What one section adds up to.
     *
     * @param score 0 to 100; null when nothing applied
     * @param forfeited whether a critical item failed
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SectionScore(String key, String name,
            @Schema(description = "0 to 100, not rounded; absent when nothing applied.") Double score,
            @Schema(description = "Whether a critical item failed, so that the section has no points.") boolean forfeited) {
    }
}
