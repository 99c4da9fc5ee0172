package cx.touchstone.gateway.tenant.rescue;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.gateway.key.KeyPlan;
import cx.touchstone.gateway.key.Scopes;

/** A key for a tenant's administrators. */
public record TenantKeyPlan(
        @NotBlank @Size(max = 100) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") @Schema(examples = "To begin again") String name,
        @Schema(description = "From when on it is no longer good; it does not expire unless told.", examples = "2026-12-01T00:00:00Z") Instant expiresAt) {

    KeyPlan toKeyPlan() {
        return new KeyPlan(name, List.copyOf(Scopes.OF_A_TENANT), expiresAt);
    }
}
