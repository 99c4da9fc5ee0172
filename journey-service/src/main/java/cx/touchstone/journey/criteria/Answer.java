package cx.touchstone.journey.criteria;

import java.math.BigDecimal;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.journey.map.Key;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What somebody saw about one item.
 *
 * @param points what it gets; null when it does not apply
 * @param notApplicable true when it does not apply, else null or false
 * @param note what was seen, in words; may be null
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ChecklistAnswer", description = "Either points or notApplicable.")
public record Answer(
        @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 4, fraction = 2) @Schema(examples = "1") BigDecimal points,
        @Schema(description = "true: it was not there to be judged.") Boolean notApplicable,
        @Size(max = Key.TEXT) @Schema(examples = "By name, with a smile.") String note) {

    boolean saysOneThing() {
        return (points != null) != Boolean.TRUE.equals(notApplicable);
    }
}
