package cx.touchstone.scoring.persona;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What an attribute must be like: one of some values, a number between bounds, or there at all.
 *
 * @param in the values; null unless it is about values
 * @param from lowest number, included; null for none. What is not written as a number is between no bounds
 * @param to highest number, included; null for none
 * @param present whether the attribute must be there, or must not; null unless it is about that
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonaCondition(
        @NotNull @Pattern(regexp = ATTRIBUTE) String attribute,
        @Size(min = 1, max = 100) List<@NotNull @Size(min = 1, max = 200) String> in,
        @Digits(integer = 18, fraction = 10) BigDecimal from,
        @Digits(integer = 18, fraction = 10) BigDecimal to,
        Boolean present) {

    static final String ATTRIBUTE = "[A-Za-z][A-Za-z0-9_.-]{0,63}";

    /** As people write numbers that are meant to be compared. */
    private static final String NUMBER = "^-?[0-9]{1,30}([.][0-9]{1,30})?$";

    /** Whether it says one thing, not several or none. */
    boolean saysOneThing() {
        return Stream.of(in != null, from != null || to != null, present != null).filter(said -> said).count() == 1;
    }

    /**
     * As a condition in SQL.
     *
     * @param attributes the column that has them
     * @param parameters to which those of the condition are added
     */
    String sql(String attributes, List<String> parameters) {
        parameters.add(attribute);
        if (present != null) {
            return "(" + attributes + " ->> ? is " + (present ? "not null" : "null") + ")";
        }
        if (in != null) {
            parameters.addAll(in);
            return "(coalesce(" + attributes + " ->> ?, '') in (" + "?, ".repeat(in.size() - 1) + "?))";
        }
        parameters.add(attribute);
        parameters.add(from == null ? "-Infinity" : from.toPlainString());
        parameters.add(to == null ? "Infinity" : to.toPlainString());
        // Cast behind the look at it: what is no number would be an error.
        return "(case when " + attributes + " ->> ? ~ '" + NUMBER + "' then (" + attributes
                + " ->> ?)::numeric between ?::numeric and ?::numeric else false end)";
    }

    /** Whether no number lies between its bounds. */
    boolean boundsCross() {
        return from != null && to != null && from.compareTo(to) > 0;
    }
}
