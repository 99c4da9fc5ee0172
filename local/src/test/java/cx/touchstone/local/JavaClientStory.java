package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import cx.touchstone.client.RespondentsApi;
import cx.touchstone.client.ScoresApi;
import cx.touchstone.client.SurveysApi;
import cx.touchstone.client.http.ApiClient;
import cx.touchstone.client.http.ApiException;
import cx.touchstone.client.model.LinkOrder;
import cx.touchstone.client.model.PageSurveyView;
import cx.touchstone.client.model.Problem;
import cx.touchstone.client.model.Question;
import cx.touchstone.client.model.QuestionType;
import cx.touchstone.client.model.Questionnaire;
import cx.touchstone.client.model.Score;
import cx.touchstone.client.model.SubmittedResponse;
import cx.touchstone.client.model.SurveyView;

/** A partner's program in Java, with a client that is generated from the API document. */
@ExtendWith(ThePlatform.class)
class JavaClientStory {

    private final String touchpoint = "counter-" + UUID.randomUUID();
    private final SurveysApi surveys;
    private final ScoresApi scores;
    private final RespondentsApi respondents;

    JavaClientStory(Platform platform) {
        ApiClient team = clientOf(platform)
                .setRequestInterceptor(request -> request.header("Authorization", "Bearer " + platform.key()));
        this.surveys = new SurveysApi(team);
        this.scores = new ScoresApi(team);
        this.respondents = new RespondentsApi(clientOf(platform));
    }

    @Test
    void a_java_client_asks_and_collects_and_reads_scores() throws Exception {
        SurveyView survey = surveys.createSurvey(new Questionnaire().name("After the visit")
                .addQuestionsItem(new Question().key("satisfied").type(QuestionType.CSAT).text(Map.of("en", "How was it?"))
                        .touchpoint(touchpoint)),
                "survey-" + touchpoint);
        surveys.publishSurvey(survey.getId(), null);
        String link = surveys.createLink(survey.getId(), null, new LinkOrder()).getLink();
        for (int i = 0; i < 10; i++) {
            assertEquals(answer(link, i < 7 ? 5 : 2, i), answer(link, i < 7 ? 5 : 2, i), "repeated, it counts once");
        }
        ApiException refused = assertThrows(ApiException.class, () -> answer(link, 9, 10));
        Problem problem = ApiClient.createDefaultObjectMapper().readValue(refused.getResponseBody(), Problem.class);
        assertEquals("invalid-request", problem.getCode());
        assertEquals("/answers/satisfied", problem.getErrors().getFirst().getPointer());
        eventually(() -> {
            Score score = score();
            assertEquals(10, score.getN());
            assertEquals(70.0, score.getValue());
        });
        assertEquals(1, listed().stream().filter(one -> survey.getId().equals(one.getId())).count());
    }

    private UUID answer(String link, int satisfied, int number) throws ApiException {
        return respondents.submitResponse(link, new SubmittedResponse().putAnswersItem("satisfied", satisfied),
                touchpoint + "-" + number).getResponseId();
    }

    private Score score() {
        try {
            return scores.readScores(null, null, null, null, null, null, null, null, List.of("csat"), null, null, null, null,
                    null, List.of(touchpoint)).getItems().getFirst();
        } catch (ApiException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<SurveyView> listed() throws ApiException {
        List<SurveyView> all = new ArrayList<>();
        String cursor = null;
        do {
            PageSurveyView page = surveys.listSurveys(cursor, 200);
            all.addAll(page.getItems());
            cursor = page.getNextCursor();
        } while (cursor != null);
        return all;
    }

    private static ApiClient clientOf(Platform platform) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(platform.url());
        return client;
    }
}
