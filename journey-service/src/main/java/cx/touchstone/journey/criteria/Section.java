package cx.touchstone.journey.criteria;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.map.Key;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Items that belong together: a category, with a score of its own. */
@RegisterForReflection
@Schema(name = "ChecklistSection")
public record Section(
        @NotNull @Size(max = Key.LONGEST) @Pattern(regexp = Key.PATTERN, message = Key.RULE) @Schema(examples = "welcome") String key,
        @NotBlank @Size(max = 200) @Schema(examples = "Welcome") String name,
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Item> items) {
}
