package cx.touchstone.survey.csv;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Which column of a file says what about a response.
 *
 * @param externalId the response's id where it comes from: a second row with it is a duplicate
 * @param surveyVersion which published version was answered; the newest unless told
 * @param attributes by attribute key
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ColumnMapping(@Valid Source externalId, @Valid Source surveyVersion, @Valid TimeSource respondedAt,
        @Valid Source weight, @Valid Source channel, @Valid Source locale,
        @NotNull @Size(min = 1, max = 2000) @Schema(description = "By question key; of a matrix by question/row; of a choice with one column for each option by question/option, of what was written instead by question/other.") Map<String, @NotNull @Valid Source> answers,
        @Size(max = 20) Map<String, @NotNull @Valid Source> attributes, @Valid SubjectSource subject) {

    /** Where the parts of a subject come from. */
    @RegisterForReflection
    public record SubjectSource(@NotNull @Valid Source system, @NotNull @Valid Source type, @NotNull @Valid Source id) {
    }

    /** Every column that the mapping reads, sorted. */
    SortedSet<String> columns() {
        Stream<Source> parts = Stream.of(externalId, surveyVersion, respondedAt == null ? null : respondedAt.from(), weight,
                channel, locale);
        Stream<Source> subjects = subject == null ? Stream.empty()
                : List.of(subject.system(), subject.type(), subject.id()).stream();
        Stream<Source> all = Stream.of(parts, subjects, answers.values().stream(),
                attributes == null ? Stream.<Source> empty() : attributes.values().stream()).flatMap(s -> s);
        SortedSet<String> columns = new TreeSet<>();
        all.filter(Objects::nonNull).flatMap(Source::columns).forEach(columns::add);
        return columns;
    }
}
