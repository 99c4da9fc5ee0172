package cx.touchstone.survey.csv;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * When a response was given.
 *
 * @param pattern how it is written (java.time's letters); ISO 8601 unless told
 * @param zone in which a time without an offset, or a day, which then begins, is meant; UTC unless told
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Time")
public record TimeSource(@NotNull @Valid Source from,
        @Size(max = 100) @Schema(examples = "uuuu-M-d") String pattern,
        @Size(max = 64) @Schema(examples = "America/Los_Angeles") String zone) {

    private static final String ISO = "uuuu-MM-dd['T'HH:mm[:ss[.SSSSSSSSS][.SSSSSS][.SSS]]][XXX]";

    @JsonIgnore
    @AssertTrue(message = "has a pattern that is none")
    public boolean isPatternKnown() {
        try {
            return formatter() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @JsonIgnore
    @AssertTrue(message = "has a zone that is none")
    public boolean isZoneKnown() {
        try {
            return zoneId() != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    DateTimeFormatter formatter() {
        return DateTimeFormatter.ofPattern(pattern == null ? ISO : pattern, Locale.ENGLISH);
    }

    ZoneId zoneId() {
        return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    }
}
