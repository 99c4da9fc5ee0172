package cx.touchstone.survey.questionnaire;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * When something holds: one of {@code all}, {@code any} and {@code not}, which join other conditions, or a test of one
 * {@code question}, {@code attribute} or of the respondent's {@code language}. A question that was not asked or not answered,
 * and an
 * attribute that is not known, pass no test but {@code answered: false}.
 *
 * @param question key of an earlier question
 * @param row key of a matrix' row, when the question is one
 * @param attribute key of an attribute of the respondent
 * @param language languages (BCP 47), of which the respondent's must be one
 * @param is the answer is one of these: option keys (of a multiple choice any one chosen, of a ranking the first), {@code yes}
 *        or
 *        {@code no}, numbers; the attribute's value is one of these
 * @param atLeast the number is this or more
 * @param atMost the number is this or less
 * @param answered there is an answer, or an attribute (true), or there is none (false)
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Condition(@Size(min = 1, max = 20) List<@NotNull @Valid Condition> all,
        @Size(min = 1, max = 20) List<@NotNull @Valid Condition> any, @Valid Condition not,
        @Size(max = 64) @Schema(examples = "recommend") String question, @Size(max = 64) String row,
        @Size(max = 64) @Schema(examples = "tier") String attribute,
        @Size(min = 1, max = 50) List<@NotNull @Size(max = 35) String> language,
        @Size(min = 1, max = 100) List<@NotNull @Size(max = 200) String> is,
        @Digits(integer = 18, fraction = 10) BigDecimal atLeast,
        @Digits(integer = 18, fraction = 10) @Schema(examples = "6") BigDecimal atMost, Boolean answered) {

    /** The conditions that it joins; none for a test. */
    public List<Condition> parts() {
        return all != null ? all : any != null ? any : not != null ? List.of(not) : List.of();
    }

    /** All tests in it, its own included. */
    public Stream<Condition> tests() {
        return parts().isEmpty() ? Stream.of(this) : parts().stream().flatMap(Condition::tests);
    }

    /** How deep conditions are joined; 1 for a test. */
    public int depth() {
        return 1 + parts().stream().mapToInt(Condition::depth).max().orElse(0);
    }
}
