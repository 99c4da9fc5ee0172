package cx.touchstone.survey.template;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.survey.checking.AnswerTime;
import cx.touchstone.survey.questionnaire.Questionnaire;
import cx.touchstone.survey.questionnaire.Text;

/** A template to choose. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SurveyTemplateView(@Schema(examples = "nps") String key, @Schema(examples = "Net Promoter Score") String name,
        @Schema(description = "What it finds out.") Text purpose, List<String> languages,
        @Schema(examples = "4") int questions,
        @Schema(description = "How long a respondent takes who is asked everything.", examples = "45") int estimatedSeconds,
        @Schema(description = "Absent in lists.") Questionnaire definition) {

    static SurveyTemplateView of(SurveyTemplate template) {
        return of(template, template.definition());
    }

    static SurveyTemplateView inList(SurveyTemplate template) {
        return of(template, null);
    }

    private static SurveyTemplateView of(SurveyTemplate template, Questionnaire shown) {
        Questionnaire definition = template.definition();
        return new SurveyTemplateView(template.key(), definition.name(), template.purpose(), definition.languages(),
                definition.questions().size(), AnswerTime.seconds(definition), shown);
    }
}
