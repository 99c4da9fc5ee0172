package cx.touchstone.journey.persona;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What one attribute must be like: one of some values, a number between bounds, or there at all.
 *
 * @param in the values; null unless it is about values
 * @param from lowest number, included; null for none
 * @param to highest number, included; null for none
 * @param present whether the attribute must be there, or must not; null unless it is about that
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AttributeCondition", description = "What one attribute must be like: either in, or from and to, or present.")
public record Condition(
        @NotNull @Pattern(regexp = "[A-Za-z][A-Za-z0-9_.-]{0,63}", message = "must be a letter, then up to 63 letters, digits, '_', '.' or '-'") @Schema(description = "Name of a contact's or answer's attribute: age, gender, region; of companies sector, employees; or any other.", examples = "age") String attribute,
        @Size(min = 1, max = 100) @Schema(description = "One of these values.", examples = "[\"25-34\", \"35-44\"]") List<@NotNull @Size(min = 1, max = 200) String> in,
        @Digits(integer = 18, fraction = 10) @Schema(description = "Lowest number, included.", examples = "50") BigDecimal from,
        @Digits(integer = 18, fraction = 10) @Schema(description = "Highest number, included.", examples = "249") BigDecimal to,
        @Schema(description = "true: the attribute must be there; false: it must not.") Boolean present) {

    /** Whether it says one thing, not several or none. */
    boolean saysOneThing() {
        return Stream.of(in != null, from != null || to != null, present != null).filter(said -> said).count() == 1;
    }

    /** Whether no number lies between its bounds. */
    boolean isBackwards() {
        return from != null && to != null && from.compareTo(to) > 0;
    }
}
