package cx.touchstone.journey.scope;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Somebody who takes part in an audit. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AuditTeamMember")
public record TeamMember(@NotBlank @Size(max = 200) @Schema(examples = "Mara Lin") String name,
        @Size(max = 200) @Schema(examples = "Mystery shopper") String role) {
}
