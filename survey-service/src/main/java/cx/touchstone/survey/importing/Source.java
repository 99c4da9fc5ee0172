package cx.touchstone.survey.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;

import org.apache.commons.csv.CSVRecord;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where the value of a field comes from: a column, a template of columns, or always the same.
 *
 * @param blanks what stands in the file where there is no value
 * @param values what the file's codes mean; a code that is not listed is a fault of its row
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
        @Size(min = 1, max = 200) @Schema(description = "Name of the column.", examples = "NETPRO") String column,
        @Size(min = 1, max = 200) @Schema(description = "Text with columns in braces.", examples = "2017-05-{INTDATE}") String template,
        @Size(min = 1, max = 200) @Schema(description = "The same for every row.", examples = "gate") String constant,
        @Size(max = 100) @Schema(description = "What stands for no value; an empty field always does.", examples = "[\"11\"]") List<String> blanks,
        @Size(max = 1000) @Schema(description = "What codes mean.", examples = "{\"1\": \"business\"}") Map<String, String> values) {

    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");

    /** A code of the file that the mapping does not know. */
    static final class UnknownCode extends RuntimeException {
        UnknownCode(String code) {
            super("\"" + (code.length() > 50 ? code.substring(0, 50) + "…" : code)
                    + "\" is neither among the values nor among the blanks.", null, false, false);
        }
    }

    @JsonIgnore
    @AssertTrue(message = "must name exactly one of column, template and constant")
    public boolean isOneOfThree() {
        return Stream.of(Optional.ofNullable(column), Optional.ofNullable(template), Optional.ofNullable(constant))
                .filter(Optional::isPresent).count() == 1;
    }

    /** The columns that it reads. */
    Stream<String> columns() {
        return column != null ? Stream.of(column)
                : template == null ? Stream.empty() : PLACE.matcher(template).results().map(place -> place.group(1));
    }

    /** The value in this row; empty when there is none. */
    Optional<String> in(CSVRecord row) {
        if (constant != null) {
            return Optional.of(constant);
        }
        if (columns().anyMatch(name -> isBlank(row.get(name).strip()))) {
            return Optional.empty();
        }
        String value = column != null ? row.get(column).strip()
                : PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(row.get(place.group(1)).strip()));
        if (values == null) {
            return Optional.of(value);
        }
        String meaning = values.get(value);
        if (meaning == null) {
            throw new UnknownCode(value);
        }
        return Optional.of(meaning);
    }

    private boolean isBlank(String value) {
        return value.isEmpty() || blanks != null && blanks.contains(value);
    }
}
