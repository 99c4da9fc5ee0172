package cx.touchstone.survey.questionnaire;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How answers are collected and kept. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Settings(
        @Schema(description = "Nothing is kept that tells who answered: no contact, no subject, no time but the day.") Boolean anonymous,
        @Schema(description = "No answers are taken from then on.", examples = "2026-12-31T22:00:00Z") Instant closesAt,
        @Min(1) @Max(100_000_000) @Schema(description = "How many complete responses are taken.") Integer responseLimit,
        @Min(0) @Max(60) @Schema(description = "Who answers faster than this behind an open link is taken for a machine; 0 (off) unless told.") Integer minimumSeconds,
        @Schema(description = "A partial response that nobody went on with for so long counts as it is, PT1H to P90D; P7D unless told.", examples = "P7D") Duration partialExpiry,
        @Valid Retention retention) {

    /** Those of a survey that says nothing. */
    public static final Settings USUAL = new Settings(null, null, null, null, null, null);

    /** When responses are made anonymous by themselves. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Retention(
            @NotNull @Schema(implementation = String.class, description = "How long after it was given, P1D to P20Y (ISO 8601).", examples = "P2Y") Period after,
            @Schema(description = "What becomes of what was written in own words; removed unless told.") Comments comments) {

        public Retention {
            comments = comments == null ? Comments.REMOVE : comments;
        }

        @JsonIgnore
        @AssertTrue(message = "must be from P1D to P20Y")
        public boolean isPossible() {
            return after == null || !after.isNegative() && !after.isZero()
                    && after.toTotalMonths() * 365 + after.getDays() * 12L <= 20 * 12 * 365;
        }
    }

    /** What becomes of texts when a response is made anonymous. */
    public enum Comments {
        @JsonProperty("remove")
        REMOVE,
        @JsonProperty("keep")
        KEEP
    }

    public Settings {
        anonymous = Boolean.TRUE.equals(anonymous) ? true : null;
        partialExpiry = partialExpiry == null ? Duration.ofDays(7) : partialExpiry;
    }

    /** Whether nothing may be kept that tells who answered. */
    public boolean hidesRespondents() {
        return anonymous != null;
    }

    @JsonIgnore
    @AssertTrue(message = "must be from PT1H to P90D")
    public boolean isExpiryPossible() {
        return partialExpiry.compareTo(Duration.ofHours(1)) >= 0 && partialExpiry.compareTo(Duration.ofDays(90)) <= 0;
    }
}
