package cx.touchstone.scoring.dimension;

import java.util.List;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A dimension to come. */
public record DimensionPlan(
        @NotNull @Size(min = 1, max = 2) @Schema(examples = "[\"boardingArea\"]", description = "The key of an attribute, or two of attributes that are dimensions by themselves.") List<@NotNull @Pattern(regexp = "[A-Za-z][A-Za-z0-9_.-]{0,63}") String> attributes) {

    @JsonIgnore
    @AssertTrue(message = "a pair has two different attributes")
    boolean isOfDifferentAttributes() {
        return attributes == null || attributes.stream().distinct().count() == attributes.size();
    }
}
