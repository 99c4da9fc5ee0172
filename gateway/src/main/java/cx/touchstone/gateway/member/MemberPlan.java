package cx.touchstone.gateway.member;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.gateway.provider.Role;

/** A member as somebody wants him. */
public record MemberPlan(@NotNull @Schema(description = "The identity provider that knows him.") UUID provider,
        @NotNull @Size(min = 1, max = 255) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") @Schema(description = "As the identity provider names him in tokens (sub).", examples = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6") String subject,
        @NotBlank @Size(max = 100) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") @Schema(description = "For people who read the list.", examples = "Ana, guest services") String name,
        @NotNull @Size(max = 4) @Schema(description = "Instead of what his tokens say. With none he is shut out.", examples = "[\"manager\"]") List<@NotNull Role> roles) {
}
