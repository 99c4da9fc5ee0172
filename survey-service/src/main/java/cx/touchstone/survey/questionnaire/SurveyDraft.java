package cx.touchstone.survey.questionnaire;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A survey as somebody drafts it. */
public record SurveyDraft(
        @NotBlank @Size(max = 200) @Schema(examples = "Passenger survey") String name,
        @Valid @Size(max = 200) List<@NotNull QuestionDraft> questions) {

    private static final String KEY = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final String KEY_RULE = "must be lower-case words joined by hyphens";
    private static final int USUAL_LENGTH = 2_000;

    /** A question. */
    public record QuestionDraft(
            @NotNull @Size(max = 64) @Pattern(regexp = KEY, message = KEY_RULE) @Schema(examples = "restaurants") String key,
            @NotNull QuestionType type,
            @NotBlank @Size(max = 1_000) @Schema(examples = "How satisfied are you with the restaurants?") String text,
            @Schema(description = "Whether a response needs an answer to it; false unless told.") Boolean required,
            @Min(2) @Max(100) @Schema(description = "Highest rating: 5 (usual), 7 or 10 for csat and ces, 2 to 100 for rating.", examples = "5") Integer scale,
            @Size(max = 64) @Pattern(regexp = "[a-z0-9]+(_[a-z0-9]+)*", message = "must be lower-case words joined by underscores") @Schema(description = "What it measures; for nps, csat and ces the metric of that type and scale unless told.", examples = "csat") String metric,
            @Size(max = 64) @Pattern(regexp = KEY, message = KEY_RULE) @Schema(description = "Where it measures.", examples = "restaurants") String touchpoint,
            @Valid @Size(max = 100) List<@NotNull OptionDraft> options,
            @Min(1) @Max(10_000) @Schema(description = "Longest open text; 2,000 characters unless told.") Integer maxLength) {

        Question toQuestion() {
            return new Question(key, type, text, Boolean.TRUE.equals(required), toScale(), toMetric(), touchpoint,
                    options == null ? List.of() : options.stream().map(o -> new Question.Option(o.key(), o.text())).toList(),
                    type == QuestionType.OPEN_TEXT && maxLength == null ? Integer.valueOf(USUAL_LENGTH) : maxLength);
        }

        private Integer toScale() {
            return scale != null ? scale : switch (type) {
                case NPS -> 10;
                case CSAT, CES -> 5;
                default -> null;
            };
        }

        private String toMetric() {
            return metric != null ? metric : switch (type) {
                case NPS -> "nps";
                case CSAT -> toScale() == 5 ? "csat" : "csat_" + toScale();
                case CES -> toScale() == 5 ? "ces" : "ces_" + toScale();
                default -> null;
            };
        }
    }

    /** A possible answer to a choice. */
    public record OptionDraft(
            @NotNull @Size(max = 64) @Pattern(regexp = KEY, message = KEY_RULE) @Schema(examples = "business") String key,
            @NotBlank @Size(max = 500) @Schema(examples = "Business") String text) {
    }

    Questionnaire toQuestionnaire() {
        return new Questionnaire(questions == null ? List.of() : questions.stream().map(QuestionDraft::toQuestion).toList());
    }
}
