package cx.touchstone.survey.page;

import static cx.touchstone.survey.SurveyFixture.aLinkTo;
import static cx.touchstone.survey.SurveyFixture.draft;
import static cx.touchstone.survey.SurveyFixture.publish;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Tenant;
import io.agroal.api.AgroalDataSource;

/** Surveys that show what the page can do, and what became of answers to them. */
final class PageFixture {

    /** Asks the unhappy why, and whoever gives a reason for leave to call. */
    static final String BRANCHING = """
            {"name": "Visit", "languages": ["en", "he"], "title": {"en": "Your visit", "he": "הביקור שלך"},
             "introduction": {"en": "Welcome!", "he": "ברוכים הבאים!"}, "questions": [
              {"key": "recommend", "type": "nps", "text": {"en": "Would you recommend us?", "he": "האם תמליצו עלינו?"}, "required": true},
              {"key": "why", "type": "open-text", "text": {"en": "Why only {{answers.recommend}}?", "he": "למה רק {{answers.recommend}}?"},
               "required": true, "maxLength": 100, "showIf": {"question": "recommend", "atMost": 6}},
              {"key": "call", "type": "yes-no", "text": {"en": "You wrote “{{answers.why|nothing}}”. May we call you?", "he": "כתבת „{{answers.why}}”. להתקשר?"},
               "showIf": {"question": "why", "answered": true}},
              {"key": "purpose", "type": "single-choice", "text": {"en": "Why did you come?", "he": "למה באת?"}, "other": true,
               "options": [{"key": "business", "text": {"en": "Business", "he": "עסקים"}}, {"key": "leisure", "text": {"en": "Leisure", "he": "פנאי"}}]}],
             "ending": {"text": {"en": "Enjoy your {{answers.purpose|time}}!", "he": "תודה!"},
               "incentive": {"text": {"en": "Coffee for free", "he": "קפה חינם"}, "code": "THANKS10", "url": "https://shop.example/redeem"}}}""";

    /** All types of questions on one page. */
    static final String EVERY_TYPE = """
            {"name": "All", "language": "en", "languages": ["en", "he", "ar"], "layout": "all-at-once",
             "title": {"en": "Everything", "he": "הכול", "ar": "كل شيء"}, "questions": [
              {"key": "read", "type": "statement", "text": {"en": "Read this.", "he": "קראו.", "ar": "اقرأ هذا."}},
              {"key": "nps", "type": "nps", "required": true, "text": {"en": "Recommend?", "he": "להמליץ?", "ar": "هل توصي بنا؟"}},
              {"key": "csat", "type": "csat", "style": "smileys", "text": {"en": "Satisfied?", "he": "מרוצים?", "ar": "هل أنت راضٍ؟"}},
              {"key": "ces", "type": "ces", "scale": 7, "text": {"en": "Easy?", "he": "קל?", "ar": "هل كان سهلًا؟"}},
              {"key": "empathy", "type": "empathy", "text": {"en": "They listened.", "he": "הקשיבו לי.", "ar": "استمعوا إليّ."}},
              {"key": "stars", "type": "rating", "scale": 5, "style": "stars", "text": {"en": "Stars?", "he": "כוכבים?", "ar": "كم نجمة؟"}},
              {"key": "places", "type": "matrix", "scale": 5, "text": {"en": "The places?", "he": "המקומות?", "ar": "الأماكن؟"},
               "rows": [{"key": "hall", "text": {"en": "Hall", "he": "אולם", "ar": "القاعة"}}, {"key": "gate", "text": {"en": "Gate", "he": "שער", "ar": "البوابة"}}]},
              {"key": "one", "type": "single-choice", "other": true, "text": {"en": "Which?", "he": "איזה?", "ar": "أيّها؟"},
               "options": [{"key": "a", "text": {"en": "A", "he": "א", "ar": "أ"}}, {"key": "b", "text": {"en": "B", "he": "ב", "ar": "ب"}}]},
              {"key": "some", "type": "multiple-choice", "other": true, "randomised": true, "maxChoices": 2, "text": {"en": "Which ones?", "he": "אילו?", "ar": "أيّ منها؟"},
               "options": [{"key": "a", "text": {"en": "A", "he": "א", "ar": "أ"}}, {"key": "b", "text": {"en": "B", "he": "ב", "ar": "ب"}},
                           {"key": "none", "exclusive": true, "text": {"en": "None", "he": "אף אחד", "ar": "لا شيء"}}]},
              {"key": "order", "type": "ranking", "text": {"en": "Best first?", "he": "מה הכי טוב?", "ar": "رتّب"},
               "options": [{"key": "a", "text": {"en": "A", "he": "א", "ar": "أ"}}, {"key": "b", "text": {"en": "B", "he": "ב", "ar": "ب"}}, {"key": "c", "text": {"en": "C", "he": "ג", "ar": "ج"}}]},
              {"key": "words", "type": "open-text", "minLength": 3, "maxLength": 50, "help": {"en": "A few words do.", "he": "כמה מילים.", "ar": "بضع كلمات."}, "text": {"en": "Anything else?", "he": "עוד משהו?", "ar": "شيء آخر؟"}},
              {"key": "line", "type": "open-text", "oneLine": true, "text": {"en": "Your town?", "he": "העיר?", "ar": "مدينتك؟"}},
              {"key": "number", "type": "number", "minimum": 0, "maximum": 100, "decimals": 1, "text": {"en": "How many?", "he": "כמה?", "ar": "كم؟"}},
              {"key": "day", "type": "date", "earliest": "2026-01-01", "latest": "2026-12-31", "text": {"en": "When?", "he": "מתי?", "ar": "متى؟"}},
              {"key": "yes", "type": "yes-no", "text": {"en": "Again?", "he": "שוב?", "ar": "مرة أخرى؟"}},
              {"key": "agree", "type": "consent", "required": true, "text": {"en": "I agree.", "he": "אני מסכים.", "ar": "أوافق."}}]}""";

    private PageFixture() {
    }

    /** A link to a survey that was published. */
    static String aLinkToOne(String tenant, String survey) {
        return aLinkTo(tenant, aPublished(tenant, survey));
    }

    static String aPublished(String tenant, String survey) {
        String id = draft(tenant, survey).statusCode(201).extract().path("id");
        publish(tenant, id).statusCode(201);
        return id;
    }

    /** The answers of all complete responses of a tenant. */
    static List<JsonNode> answersOf(AgroalDataSource database, String tenant) {
        return Tenant.as(tenant, () -> {
            try (Connection connection = database.getConnection();
                    var row = connection.createStatement()
                            .executeQuery("select answers from response where status = 'COMPLETE' order by id")) {
                List<JsonNode> answers = new ArrayList<>();
                while (row.next()) {
                    answers.add(json(row.getString(1)));
                }
                return answers;
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
