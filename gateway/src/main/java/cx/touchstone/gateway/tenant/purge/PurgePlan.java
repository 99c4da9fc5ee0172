package cx.touchstone.gateway.tenant.purge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That an organisation shall be removed for good. */
public record PurgePlan(
        @NotNull @Size(max = 64) @Schema(description = "Its id once more, so that no other one is removed by mistake.", examples = "sfo-airport") String tenant,
        @NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") @Schema(description = "Stands in the proof and in the operator's audit log. Name no people.", examples = "Contract ended on 2026-10-31") String reason) {
}
