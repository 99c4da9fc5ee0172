package cx.touchstone.survey.csv;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where the value of a field comes from: a column, a template of columns, or always the same.
 *
 * @param blanks what stands in the file where there is no value
 * @param values what the file's codes mean; a code that is not listed is a fault of its row
 * @param separator what stands between the options of an answer that has several
 * @param pattern how the day is written that answers a question for a date (java.time's letters)
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
        @Size(min = 1, max = 200) @Schema(description = "Name of the column.", examples = "NETPRO") String column,
        @Size(min = 1, max = 200) @Schema(description = "Text with columns in braces.", examples = "2017-05-{INTDATE}") String template,
        @Size(min = 1, max = 200) @Schema(description = "The same for every row.", examples = "gate") String constant,
        @Size(max = 100) @Schema(description = "What stands for no value; an empty field always does.", examples = "[\"11\"]") List<String> blanks,
        @Size(max = 1000) @Schema(description = "What codes mean; of several options, what each code means.", examples = "{\"1\": \"business\"}") Map<String, String> values,
        @Size(min = 1, max = 5) @Schema(description = "Between several options; ; unless told.", examples = ";") String separator,
        @Size(max = 100) @Schema(description = "Of a day that is an answer; ISO 8601 unless told.", examples = "d.M.uuuu") String pattern) {

    static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");

    @JsonIgnore
    @AssertTrue(message = "must name exactly one of column, template and constant")
    public boolean isOneOfThree() {
        return Stream.of(column == null, template == null, constant == null).filter(missing -> !missing).count() == 1;
    }

    @JsonIgnore
    @AssertTrue(message = "has a pattern that is none")
    public boolean isPatternKnown() {
        try {
            return pattern == null || DateTimeFormatter.ofPattern(pattern) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The columns that it reads. */
    Stream<String> columns() {
        return column != null ? Stream.of(column)
                : template == null ? Stream.empty() : PLACE.matcher(template).results().map(place -> place.group(1));
    }
}
