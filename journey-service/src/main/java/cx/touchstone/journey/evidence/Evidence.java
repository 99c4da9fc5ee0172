package cx.touchstone.journey.evidence;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Where something that was seen can be looked at. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "EvidenceLink")
public record Evidence(
        @NotBlank @Size(max = 2_000) @Pattern(regexp = "https?://\\S+", message = "must be an http or https address") @Schema(examples = "https://files.example/security-queue.jpg") String url,
        @Size(max = 500) @Schema(examples = "The queue at 8:10") String text) {
}
