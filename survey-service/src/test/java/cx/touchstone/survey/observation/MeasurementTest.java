package cx.touchstone.survey.observation;

import static cx.touchstone.survey.questionnaire.Written.asking;
import static cx.touchstone.survey.questionnaire.Written.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import cx.touchstone.survey.questionnaire.Questionnaire;

class MeasurementTest {

    private static final Questionnaire EMPATHY = asking(
            statement("listened"), statement("ignored") + ", \"reverse\": true", statement("understood"), statement("cared"),
            statement("respected"));

    @Test
    void five_statements_about_being_understood_are_one_person_five_times() {
        assertEquals(List.of("listened 4 FIRST", "ignored 4 AGAIN", "understood 3 AGAIN", "cared 5 AGAIN", "respected 1 AGAIN"),
                measured(EMPATHY,
                        "{\"listened\": 4, \"ignored\": 2, \"understood\": 3, \"cared\": 5, \"respected\": 1}"));
    }

    @Test
    void who_leaves_the_first_one_out_is_counted_with_the_next() {
        assertEquals(List.of("understood 3 FIRST", "cared 5 AGAIN"), measured(EMPATHY, "{\"cared\": 5, \"understood\": 3}"));
    }

    @Test
    void a_person_is_one_at_every_touchpoint_and_one_in_all() {
        Questionnaire rows = asking(
                """
                        "key": "places", "type": "matrix", "scale": 5, "rows": [
                          {"key": "halls", "metric": "csat", "touchpoint": "halls"}, {"key": "gates", "metric": "csat", "touchpoint": "gates"},
                          {"key": "lifts", "metric": "csat", "touchpoint": "halls"}, {"key": "signs", "metric": "signs"}]""",
                "\"key\": \"all\", \"type\": \"csat\"", "\"key\": \"overall\", \"type\": \"csat\"");
        assertEquals(List.of("places/halls 4 FIRST", "places/gates 5 ELSEWHERE", "places/lifts 3 AGAIN", "places/signs 2 FIRST",
                "all 1 ELSEWHERE", "overall 2 AGAIN"),
                measured(rows, """
                        {"places": {"halls": 4, "gates": 5, "lifts": 3, "signs": 2}, "all": 1, "overall": 2}"""));
    }

    private static String statement(String key) {
        return "\"key\": \"" + key + "\", \"type\": \"empathy\", \"scale\": 5, \"touchpoint\": \"support\"";
    }

    private static List<String> measured(Questionnaire questionnaire, String answers) {
        return Measurement.of(questionnaire, json(answers)).stream()
                .map(one -> one.answer() + " " + one.value() + " " + one.person()).toList();
    }
}
