package cx.touchstone.gateway.member;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.gateway.provider.Role;

/** What can be changed of a member, all of it, as it shall be. */
public record MemberChange(@NotBlank @Size(max = 100) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String name,
        @NotNull @Size(max = 4) @Schema(description = "Instead of what his tokens say. With none he is shut out.") List<@NotNull Role> roles) {
}
