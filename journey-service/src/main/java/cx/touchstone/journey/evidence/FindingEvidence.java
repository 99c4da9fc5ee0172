package cx.touchstone.journey.evidence;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.journey.map.Key;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a finding rests on.
 *
 * @param reference id of an observation or score, or an address; null for a comment
 * @param text in words; null where the reference says it all
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingEvidence(@NotNull Kind kind,
        @Size(max = 2_000) @Schema(description = "Id of an observation of the audit or of a score, or an address; a comment needs none.") String reference,
        @Size(max = Key.TEXT) @Schema(examples = "Three of four passengers took the wrong queue.") String text) {

    /** What sort of evidence it is. */
    @Schema(name = "FindingEvidenceKind")
    public enum Kind {
        @JsonProperty("observation")
        OBSERVATION,
        @JsonProperty("score")
        SCORE,
        @JsonProperty("comment")
        COMMENT,
        @JsonProperty("link")
        LINK
    }

    /** Whether it says what it must: a comment its words, anything else what it refers to. */
    public boolean saysWhatItMust() {
        return kind == Kind.COMMENT ? text != null && !text.isBlank() : reference != null && !reference.isBlank();
    }
}
