package cx.touchstone.survey.questionnaire;

import java.math.BigDecimal;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One question of a questionnaire. A value: a published version keeps it as it was. What was left out and has a usual value has
 * that
 * value. Which parts a type may have is checked when it is drafted.
 *
 * @param key names it in answers; unique in its survey
 * @param metric what a rated answer measures; null when it measures nothing
 * @param touchpoint where it measures; null when it is about the whole relationship
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Question(
        @NotNull @Size(max = 64) @Pattern(regexp = Keys.KEY, message = Keys.KEY_RULE) @Schema(examples = "restaurants") String key,
        @NotNull QuestionType type, @NotNull Text text,
        @Schema(description = "Shown below the question.") Text help,
        @Schema(description = "Whether a response needs an answer to it, when it is asked; false unless told.") Boolean required,
        @Min(2) @Max(100) @Schema(description = "Highest rating: 5 (usual), 7 or 10 for csat and ces, 5 or 7 for empathy, 2 to 100 for rating and matrix.", examples = "5") Integer scale,
        @Schema(description = "How a rating looks; numbers unless told. Stars and smileys go up to 10 and 5.") Style style,
        @Schema(description = "What the lowest rating means; a built-in text of the type unless told.") Text lowestLabel,
        @Schema(description = "What the highest rating means.") Text highestLabel,
        @Schema(description = "Of an empathy item that agrees with the opposite: its answers are turned round before they are scored.") Boolean reverse,
        @Size(max = 64) @Pattern(regexp = Keys.METRIC, message = Keys.METRIC_RULE) @Schema(description = "What it measures; for nps, csat, ces and empathy the metric of that type and scale unless told. A yes-no counts as 1 or 0.", examples = "csat") String metric,
        @Size(max = 64) @Pattern(regexp = Keys.KEY, message = Keys.KEY_RULE) @Schema(description = "Where it measures.", examples = "restaurants") String touchpoint,
        @Size(max = 50) @Schema(description = "Of a matrix: what is rated.") List<@NotNull @Valid Row> rows,
        @Size(max = 100) List<@NotNull @Valid Option> options,
        @Schema(description = "Of a choice: whether the respondent may write another one.") Boolean other,
        @Schema(description = "Whether the options are shown in another order each time; exclusive ones stay last.") Boolean randomised,
        @Min(0) @Max(100) @Schema(description = "Of a multiple choice: the fewest to choose.") Integer minChoices,
        @Min(1) @Max(100) @Schema(description = "Of a multiple choice: the most to choose.") Integer maxChoices,
        @Min(1) @Max(10_000) @Schema(description = "Shortest open text, in characters.") Integer minLength,
        @Min(1) @Max(10_000) @Schema(description = "Longest open text, in characters; 2,000 unless told, 200 for one line.") Integer maxLength,
        @Schema(description = "Of an open text: whether it is one line.") Boolean oneLine,
        @Digits(integer = 18, fraction = 10) @Schema(description = "Of a number: the smallest.") BigDecimal minimum,
        @Digits(integer = 18, fraction = 10) @Schema(description = "Of a number: the largest.") BigDecimal maximum,
        @Min(0) @Max(10) @Schema(description = "Of a number: how many decimals it may have; 0 unless told.") Integer decimals,
        @Pattern(regexp = Keys.DAY, message = Keys.DAY_RULE) @Schema(description = "Of a date: the first possible day.", examples = "2026-01-01") String earliest,
        @Pattern(regexp = Keys.DAY, message = Keys.DAY_RULE) @Schema(description = "Of a date: the last possible day.", examples = "2026-12-31") String latest,
        @Valid @Schema(description = "Asked only when this holds.") Condition showIf,
        @Valid @Schema(description = "No further question is asked behind this one when this holds.") Condition endIf) {

    private static final int USUAL_LENGTH = 2_000;
    private static final int USUAL_LINE = 200;

    /** How a rating looks. */
    public enum Style {
        @JsonProperty("numbers")
        NUMBERS,
        @JsonProperty("stars")
        STARS,
        @JsonProperty("smileys")
        SMILEYS
    }

    /** A possible answer to a choice. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Option(
            @NotNull @Size(max = 64) @Pattern(regexp = Keys.KEY, message = Keys.KEY_RULE) @Schema(examples = "business") String key,
            @NotNull Text text,
            @Schema(description = "Of a multiple choice: chosen alone or not at all (\"None of these\").") Boolean exclusive) {

        public Option {
            exclusive = Boolean.TRUE.equals(exclusive) ? true : null;
        }
    }

    /** What one row of a matrix rates, measures, and where. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Row(
            @NotNull @Size(max = 64) @Pattern(regexp = Keys.KEY, message = Keys.KEY_RULE) @Schema(examples = "taxis") String key,
            @NotNull Text text,
            @Size(max = 64) @Pattern(regexp = Keys.METRIC, message = Keys.METRIC_RULE) String metric,
            @Size(max = 64) @Pattern(regexp = Keys.KEY, message = Keys.KEY_RULE) String touchpoint,
            @Schema(description = "Its answers are turned round before they are scored.") Boolean reverse) {

        public Row {
            reverse = Boolean.TRUE.equals(reverse) ? true : null;
        }
    }

    public Question {
        required = Boolean.TRUE.equals(required) ? true : null;
        reverse = Boolean.TRUE.equals(reverse) ? true : null;
        other = Boolean.TRUE.equals(other) ? true : null;
        randomised = Boolean.TRUE.equals(randomised) ? true : null;
        oneLine = Boolean.TRUE.equals(oneLine) ? true : null;
        rows = rows == null ? List.of() : List.copyOf(rows);
        options = options == null ? List.of() : List.copyOf(options);
        if (type != null) {
            scale = scale != null ? scale : usualScale(type);
            metric = metric != null ? metric : usualMetric(type, scale);
            maxLength = maxLength == null && type == QuestionType.OPEN_TEXT
                    ? Integer.valueOf(oneLine == null ? USUAL_LENGTH : USUAL_LINE)
                    : maxLength;
        }
    }

    private static Integer usualScale(QuestionType type) {
        return switch (type) {
            case NPS -> 10;
            case CSAT, CES, EMPATHY -> 5;
            default -> null;
        };
    }

    private static String usualMetric(QuestionType type, Integer scale) {
        return switch (type) {
            case NPS -> "nps";
            case CSAT -> scale == 5 ? "csat" : "csat_" + scale;
            case CES -> scale == 5 ? "ces" : "ces_" + scale;
            case EMPATHY -> scale == 5 ? "empathy" : "empathy_" + scale;
            default -> null;
        };
    }

    /** Whether its answers, or those of a row, are observations for scoring-service. */
    @JsonIgnore
    public boolean isMeasuring() {
        return metric != null || rows.stream().anyMatch(row -> row.metric() != null);
    }

    /** Whether a response needs an answer to it, when it is asked. */
    public boolean needsAnswer() {
        return required != null;
    }

    /** The lowest rating: 0 for nps, 1 for all others. */
    public int lowest() {
        return type == QuestionType.NPS ? 0 : 1;
    }

    /** What a rating counts for: a reverse item is turned round on its scale. */
    public int scored(int rating, Boolean reversed) {
        return Boolean.TRUE.equals(reversed) ? lowest() + scale - rating : rating;
    }
}
