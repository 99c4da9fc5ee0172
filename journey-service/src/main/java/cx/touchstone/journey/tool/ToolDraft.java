package cx.touchstone.journey.tool;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.map.Key;

/** A system or tool as somebody describes it. */
public record ToolDraft(
        @NotBlank @Size(max = 200) @Schema(examples = "Queue sensors") String name,
        @Size(max = Key.TEXT) @Schema(examples = "Measures waiting times before security.") String purpose,
        @Size(max = 200) @Schema(description = "Who looks after it.", examples = "Terminal operations") String owner,
        @Valid ToolRatings ratings, @Size(max = Key.TEXT) String notes,
        @Size(max = 200) @Schema(description = "Keys of the touchpoints that it serves.", examples = "[\"security-check\"]") List<@NotNull @Size(max = Key.LONGEST) @Pattern(regexp = Key.PATTERN, message = Key.RULE) String> touchpoints) {

    Tool toTool(Instant now) {
        Tool tool = new Tool(now);
        describe(tool, now);
        return tool;
    }

    void describe(Tool tool, Instant now) {
        tool.describe(name, purpose, owner, notes, touchpoints == null ? List.of() : touchpoints.stream().distinct().toList(),
                now);
        ToolRatings rated = ratings == null ? new ToolRatings(null, null, null) : ratings;
        tool.rate(rated.easeOfUse(), rated.trainedPeople(), rated.integration());
    }
}
