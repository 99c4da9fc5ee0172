package cx.touchstone.journey.map;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A pain point or an opportunity at a touchpoint.
 *
 * @param key unique among its kind at the touchpoint
 * @param status open unless told
 */
@RegisterForReflection
public record Remark(
        @NotNull @Size(max = Key.LONGEST) @Pattern(regexp = Key.PATTERN, message = Key.RULE) @Schema(examples = "long-queue") String key,
        @NotBlank @Size(max = Key.TEXT) @Schema(examples = "The queue is long before nine.") String text,
        @Schema(description = "open unless told.") Status status) {

    /** What has become of it. */
    @Schema(name = "RemarkStatus")
    public enum Status {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("in-progress")
        IN_PROGRESS,
        @JsonProperty("resolved")
        RESOLVED,
        @JsonProperty("dismissed")
        DISMISSED
    }

    public Remark {
        status = status == null ? Status.OPEN : status;
    }
}
