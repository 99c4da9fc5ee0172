package cx.touchstone.scoring.question;

import static cx.touchstone.scoring.question.Questions.MONDAY;
import static cx.touchstone.scoring.question.Questions.TODAY;
import static cx.touchstone.scoring.question.Questions.ask;
import static cx.touchstone.scoring.question.Questions.period;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreIdTest {

    private static final String PERSONA = "0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071";

    @ParameterizedTest
    @ValueSource(strings = { "metric=nps", "metric=nps&touchpoint=wifi&touchpoint=gate&from=2017-05-01&to=2017-05-31",
            "metric=csat&journey=" + PERSONA + "&stage=inside", "metric=csat&attribute=age:3&attribute=age:4&channel=web",
            "metric=csat&attribute=gate:a %26 b=c:d&persona=" + PERSONA,
            "metric=csat&from=2017-05-01&compareFrom=2016-01-01&compareTo=2016-01-31&precise=true",
            "metric=csat&from=2017-05-01&compare=same-period-last-year", "metric=csat&attribute=gate:E&compare=segment:gate:G",
            "metric=csat&touchpoint=wifi&compare=touchpoint:gate", "metric=csat&channel=web&compare=channel:app",
            "metric=csat&persona=" + PERSONA + "&compare=persona:0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6072" })
    void a_name_means_the_question_that_it_was_made_of(String query) {
        var question = ask(query.replace(":E", ":שער"));
        assertEquals(Optional.of(question), ScoreId.of(question).flatMap(id -> ScoreId.read(id, TODAY, MONDAY)));
    }

    @Test
    void one_score_of_many_has_the_question_of_its_own() {
        var many = ask("metric=nps&metric=csat&groupBy=touchpoint,attribute:gate,month&attribute=age:3&compare=previous-period"
                + "&from=2017-01-01&to=2017-12-31");
        var one = many.ofOne("csat", many.places().at("wifi"), Map.of("gate", "E"), period("2017-05-01", "2017-05-31"));
        assertEquals(ask("metric=csat&touchpoint=wifi&attribute=age:3&attribute=gate:E&from=2017-05-01&to=2017-05-31"
                + "&compareFrom=2017-04-01&compareTo=2017-04-30"), one);
        assertEquals(Optional.of(one), ScoreId.of(one).flatMap(id -> ScoreId.read(id, TODAY, MONDAY)));
    }

    @Test
    void a_question_that_is_too_long_for_an_address_has_no_name() {
        var everywhere = IntStream.range(0, 100).mapToObj(i -> "&touchpoint=a-rather-long-touchpoint-" + i)
                .collect(Collectors.joining("", "metric=nps", ""));
        assertEquals(Optional.empty(), ScoreId.of(ask(everywhere)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "metric", "metric=nps&metric=csat", "metric=nps&groupBy=touchpoint", "metric=nps&from=May",
            "from=2017-05-01", "metric=%zz", "=" })
    void what_does_not_name_one_score_names_none(String text) {
        var id = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
        assertEquals(Optional.empty(), ScoreId.read(id, TODAY, MONDAY));
    }

    @Test
    void what_is_no_name_at_all_names_none() {
        assertEquals(Optional.empty(), ScoreId.read("!", TODAY, MONDAY));
        assertEquals(Optional.empty(), ScoreId.read("A".repeat(3_000), TODAY, MONDAY));
        assertTrue(ScoreId.of(ask("metric=nps")).orElseThrow().matches("[A-Za-z0-9_-]+"));
    }
}
