package cx.touchstone.survey.asked;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.survey.checking.AnswerTime;
import cx.touchstone.survey.flow.Foreseen;
import cx.touchstone.survey.questionnaire.Condition;
import cx.touchstone.survey.questionnaire.Question;
import cx.touchstone.survey.questionnaire.QuestionType;
import cx.touchstone.survey.questionnaire.Questionnaire;
import cx.touchstone.survey.questionnaire.Text;
import cx.touchstone.survey.questionnaire.Theme;
import cx.touchstone.survey.wording.Wording;

/** A survey as its respondent may see it: what is asked in one language, not what it measures. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RespondentView(String title,
        @Schema(description = "Send it back as surveyVersion: an answer is checked against what was asked.") int surveyVersion,
        @Schema(description = "Of the texts (BCP 47).") String language,
        @Schema(description = "In which language it may be read too.") List<String> languages, boolean rightToLeft,
        String introduction, Questionnaire.Layout layout, List<AskedQuestion> questions, int estimatedSeconds,
        @Schema(description = "Shown when the answers have been taken; a text of the front end's own when absent.") String ending,
        AskedTheme theme,
        @Schema(description = "Built-in texts for buttons, hints and errors, by key; {places} are to be filled. Of one that counts, the form is found under its key and the plural category of the number.") Map<String, String> texts,
        @Schema(description = "Says when reading began: send it back with the answers. Who answers too fast is refused, if the survey wants that.") String start) {

    /** A question in one language; texts may still recall answers, {@code {{answers.key}}}. */
    @Schema(name = "AskedQuestion")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record AskedQuestion(String key, QuestionType type, String text, String help, boolean required,
            @Schema(description = "Lowest rating; absent for questions that are not rated, as is highest.") Integer lowest,
            Integer highest, Question.Style style, String lowestLabel, String highestLabel, List<AskedOption> rows,
            List<AskedOption> options, Boolean other, Boolean randomised, Integer minChoices, Integer maxChoices,
            Integer minLength, Integer maxLength, Boolean oneLine, BigDecimal minimum, BigDecimal maximum, Integer decimals,
            String earliest, String latest,
            @Schema(description = "Asked only when this holds; tests answers only.") Condition showIf,
            @Schema(description = "The last question when this holds.") Condition endIf) {
    }

    /** An option or a row in one language. */
    @Schema(name = "AskedOption")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record AskedOption(String key, String text, Boolean exclusive) {
    }

    /** How it looks. */
    @Schema(name = "AskedTheme")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record AskedTheme(String accent, String background, String foreground, String logo, String logoDescription) {
    }

    /**
     * @param language of the respondent, one of the questionnaire's
     * @param attributes of the respondent: they decide and are put in here, and are not shown
     */
    static RespondentView of(AskedSurvey survey, String language, Map<String, String> attributes) {
        Questionnaire questionnaire = survey.questionnaire();
        Foreseen foreseen = new Foreseen(attributes, language);
        Reading reading = new Reading(language, questionnaire.language(), foreseen);
        Theme theme = questionnaire.theme();
        Theme.Logo logo = theme.logo();
        return new RespondentView(
                questionnaire.title() == null ? questionnaire.name() : reading.of(questionnaire.title()), survey.version(),
                language, questionnaire.languages(), Languages.isRightToLeft(language),
                reading.of(questionnaire.introduction()),
                questionnaire.layout(),
                questionnaire.questions().stream().filter(question -> foreseen.of(question.showIf()) != Foreseen.NEVER)
                        .map(question -> asked(question, reading, foreseen)).toList(),
                AnswerTime.seconds(questionnaire), reading.of(questionnaire.ending().text()),
                new AskedTheme(theme.accent(), theme.background(), theme.foreground(), logo == null ? null : logo.image(),
                        logo == null ? null : reading.of(logo.description())),
                reading.wording().texts(), null);
    }

    /** The same, seen by somebody who begins to read now. */
    public RespondentView begunAt(String token) {
        return new RespondentView(title, surveyVersion, language, languages, rightToLeft, introduction, layout, questions,
                estimatedSeconds, ending, theme, texts, token);
    }

    private static AskedQuestion asked(Question q, Reading reading, Foreseen foreseen) {
        boolean rated = q.scale() != null;
        return new AskedQuestion(q.key(), q.type(), reading.of(q.text()), reading.of(q.help()), q.needsAnswer(),
                rated ? q.lowest() : null, q.scale(), q.style(), reading.label(q, q.lowestLabel(), "lowest"),
                reading.label(q, q.highestLabel(), "highest"),
                q.rows().stream().map(row -> new AskedOption(row.key(), reading.of(row.text()), null)).toList(),
                q.options().stream().map(option -> new AskedOption(option.key(), reading.of(option.text()), option.exclusive()))
                        .toList(),
                q.other(), q.randomised(), q.minChoices(), q.maxChoices(), q.minLength(), q.maxLength(), q.oneLine(),
                q.minimum(), q.maximum(), q.decimals(), q.earliest(), q.latest(), left(foreseen.of(q.showIf())),
                never(foreseen.of(q.endIf())));
    }

    private static Condition left(Condition condition) {
        return condition == Foreseen.ALWAYS ? null : condition;
    }

    private static Condition never(Condition condition) {
        return condition == Foreseen.NEVER ? null : condition;
    }

    /** Texts as this respondent reads them. */
    private record Reading(String language, String own, Foreseen foreseen) {
        String of(Text text) {
            return text == null ? null : foreseen.fill(text.in(language, own));
        }

        /** What an end of the scale means: the survey's own words, else those that are usual for the type, if any. */
        String label(Question question, Text own, String end) {
            String usual = "scale." + question.type().name().toLowerCase(Locale.ROOT) + "." + end;
            return own != null ? of(own) : wording().has(usual) ? wording().get(usual) : null;
        }

        Wording wording() {
            return Wording.of(language);
        }
    }
}
