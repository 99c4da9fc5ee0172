package cx.touchstone.survey.questionnaire;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One question of a questionnaire. A value: a published version keeps it as it was.
 *
 * @param key names it in answers; unique in its survey
 * @param scale the highest rating; null for questions that are not rated, 10 for nps
 * @param metric what a rated answer measures; null when it measures nothing
 * @param touchpoint where it measures; null when it is about the whole relationship
 * @param options of a choice, in order; empty for other types
 * @param maxLength of an open text, in characters; null for other types
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Question(String key, QuestionType type, String text, boolean required, Integer scale, String metric,
        String touchpoint, List<Option> options, Integer maxLength) {

    /** A possible answer to a choice. */
    @RegisterForReflection
    public record Option(String key, String text) {
    }

    public Question {
        options = options == null ? List.of() : List.copyOf(options);
    }

    @JsonIgnore
    public boolean isRated() {
        return scale != null;
    }

    /** Whether its answers are observations for scoring-service. */
    @JsonIgnore
    public boolean isMeasuring() {
        return metric != null;
    }

    /** The lowest rating: 0 for nps, 1 for all others. */
    @JsonIgnore
    public int lowest() {
        return type == QuestionType.NPS ? 0 : 1;
    }
}
