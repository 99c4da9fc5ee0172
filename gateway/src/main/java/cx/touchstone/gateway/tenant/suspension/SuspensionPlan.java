package cx.touchstone.gateway.tenant.suspension;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why nobody of an organisation shall be let in. */
public record SuspensionPlan(
        @NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") @Schema(description = "Stands in the organisation's audit log.", examples = "Contract ended on 2026-10-31") String reason) {
}
