package cx.touchstone.survey.collection;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.asked.Visit;
import cx.touchstone.survey.flow.Foreseen;
import cx.touchstone.survey.questionnaire.Ending;
import cx.touchstone.survey.questionnaire.Questionnaire;
import cx.touchstone.survey.submission.Submission;

/** What somebody gets who has completed a survey: told with the receipt, and never before. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncentiveView(
        @Schema(required = true, description = "In the respondent's language; may still recall answers, {{answers.key}}.", examples = "Coffee is on us.") String text,
        @Schema(examples = "THANKS10") String code,
        @Schema(description = "Where it is redeemed.", examples = "https://shop.example/redeem") String url) {

    /** For whom has handed this in; null when there is nothing. */
    public static IncentiveView of(Visit visit, Submission submission) {
        return of(visit.survey(), Stream.of(submission.locale(), visit.contactLanguage()).filter(Objects::nonNull).toList(),
                visit.known(submission.attributes()));
    }

    /** The same for whom hands in again what was taken, when the link that knew him has ended: as far as the body knows him. */
    public static IncentiveView of(AskedSurvey survey, JsonNode body) {
        return of(survey, Stream.ofNullable(body.get("locale")).map(JsonNode::asText).toList(),
                body.path("attributes").properties().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, attribute -> attribute.getValue().asText())));
    }

    private static IncentiveView of(AskedSurvey survey, List<String> languages, Map<String, String> attributes) {
        Questionnaire questionnaire = survey.questionnaire();
        Ending.Incentive incentive = questionnaire.ending().incentive();
        if (incentive == null) {
            return null;
        }
        String language = questionnaire.languageFor(languages);
        return new IncentiveView(
                new Foreseen(attributes, language).fill(incentive.text().in(language, questionnaire.language())),
                incentive.code(), incentive.url());
    }
}
