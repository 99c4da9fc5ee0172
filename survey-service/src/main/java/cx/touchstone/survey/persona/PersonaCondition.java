package cx.touchstone.survey.persona;

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

    /** As people write numbers that are meant to be compared; the same in scores. */
    private static final String NUMBER = "^-?[0-9]{1,30}([.][0-9]{1,30})?$";

    /** Whether it says one thing, not several or none. */
    boolean saysOneThing() {
        return Stream.of(in != null, from != null || to != null, present != null).filter(said -> said).count() == 1;
    }

    /** Whether no number lies between its bounds. */
    boolean boundsCross() {
        return from != null && to != null && from.compareTo(to) > 0;
    }

    /**
     * As a condition in SQL that is true or false. Whatever the persona says is bound as a value.
     *
     * @param attributes the column that has them
     * @param values to which those of the condition are added: texts, numbers, and lists of texts
     */
    String sql(String attributes, List<Object> values) {
        values.add(attribute);
        if (present != null) {
            return attributes + " ->> ? is " + (present ? "not null" : "null");
        }
        if (in != null) {
            values.add(in);
            return "coalesce(" + attributes + " ->> ? = any (?), false)";
        }
        StringBuilder between = new StringBuilder("true");
        bound(attributes, " >= ?", from, between, values);
        bound(attributes, " <= ?", to, between, values);
        // Cast behind the look at it: what is no number would be an error.
        return "case when " + attributes + " ->> ? ~ '" + NUMBER + "' then " + between + " else false end";
    }

    private void bound(String attributes, String compared, BigDecimal bound, StringBuilder sql, List<Object> values) {
        if (bound != null) {
            values.add(attribute);
            values.add(bound);
            sql.append(" and (").append(attributes).append(" ->> ?)::numeric").append(compared);
        }
    }
}
