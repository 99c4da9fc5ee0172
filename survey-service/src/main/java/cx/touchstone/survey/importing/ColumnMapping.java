package cx.touchstone.survey.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Which column of a file says what about a response.
 *
 * @param externalId the response's id where it comes from: a second row with it is a duplicate
 * @param answers by question key
 * @param attributes by attribute key
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ColumnMapping(@Valid Source externalId, @Valid Time respondedAt, @Valid Source weight, @Valid Source channel,
        @Valid Source locale, @NotNull @Size(min = 1, max = 200) Map<String, @NotNull @Valid Source> answers,
        @Size(max = 20) Map<String, @NotNull @Valid Source> attributes, @Valid SubjectSource subject) {

    /** Where the parts of a subject come from. */
    @RegisterForReflection
    public record SubjectSource(@NotNull @Valid Source system, @NotNull @Valid Source type, @NotNull @Valid Source id) {
    }

    /**
     * When a response was given.
     *
     * @param pattern how it is written (java.time's letters); ISO 8601 unless told
     * @param zone in which a time without an offset, or a day, which then begins, is meant; UTC unless told
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Time(@NotNull @Valid Source from,
            @Size(max = 100) @Schema(examples = "uuuu-M-d") String pattern,
            @Size(max = 64) @Schema(examples = "America/Los_Angeles") String zone) {

        @JsonIgnore
        @AssertTrue(message = "has a pattern that is none")
        public boolean isPatternKnown() {
            return holds(() -> pattern == null ? DateTimeFormatter.ISO_DATE : formatter());
        }

        @JsonIgnore
        @AssertTrue(message = "has a zone that is none")
        public boolean isZoneKnown() {
            return holds(this::zoneId);
        }

        private static boolean holds(java.util.function.Supplier<?> attempt) {
            try {
                return attempt.get() != null;
            } catch (DateTimeException | IllegalArgumentException e) {
                return false;
            }
        }

        private DateTimeFormatter formatter() {
            return pattern == null
                    ? DateTimeFormatter.ofPattern("uuuu-MM-dd['T'HH:mm[:ss[.SSSSSSSSS][.SSSSSS][.SSS]]][XXX]", Locale.ENGLISH)
                    : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        }

        private ZoneId zoneId() {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        }

        /** @throws DateTimeException when the text is no time of this pattern */
        Instant read(String text) {
            return switch (formatter().parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
                case OffsetDateTime time -> time.toInstant();
                case LocalDateTime time -> time.atZone(zoneId()).toInstant();
                case LocalDate day -> day.atStartOfDay(zoneId()).toInstant();
                default -> throw new DateTimeException("not a time");
            };
        }
    }

    /** Every column that the mapping reads, sorted. */
    SortedSet<String> columns() {
        Stream<Source> parts = Stream.of(externalId, respondedAt == null ? null : respondedAt.from(), weight, channel, locale);
        Stream<Source> subjects = subject == null ? Stream.empty()
                : List.of(subject.system(), subject.type(), subject.id()).stream();
        Stream<Source> all = Stream.of(parts, subjects, answers.values().stream(),
                attributes == null ? Stream.<Source> empty() : attributes.values().stream()).flatMap(s -> s);
        SortedSet<String> columns = new TreeSet<>();
        all.filter(Objects::nonNull).flatMap(Source::columns).forEach(columns::add);
        return columns;
    }
}
