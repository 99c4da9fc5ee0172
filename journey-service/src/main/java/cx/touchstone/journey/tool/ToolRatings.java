package cx.touchstone.journey.tool;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How well a tool serves, each 1 (poor) to 5 (very good); null where nobody said.
 *
 * @param easeOfUse how easy it is for those who use it
 * @param trainedPeople how many of those who need it know how to use it
 * @param integration how well it is connected to the others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ToolRatings(
        @Min(1) @Max(5) @Schema(description = "How easy it is for those who use it, 1 poor to 5 very good.") Integer easeOfUse,
        @Min(1) @Max(5) @Schema(description = "How many of those who need it can use it, 1 few to 5 all.") Integer trainedPeople,
        @Min(1) @Max(5) @Schema(description = "How well it is connected to the others, 1 poor to 5 very good.") Integer integration) {
}
