package cx.touchstone.journey.map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How a customer feels at a touchpoint.
 *
 * @param emotion −2 very bad to +2 very good
 * @param words what the customer would say of it; may be null
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Feeling(
        @NotNull @Min(-2) @Max(2) @Schema(description = "−2 very bad to +2 very good.", examples = "-1") Integer emotion,
        @Size(max = Key.TEXT) @Schema(examples = "Rushed, and watched") String words) {
}
