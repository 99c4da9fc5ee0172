package cx.touchstone.scoring.question;

import static cx.touchstone.scoring.question.Questions.ask;
import static cx.touchstone.scoring.question.Questions.faults;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cx.touchstone.scoring.counts.Axes;
import cx.touchstone.scoring.counts.Period;

class QuestionTest {

    private static final UUID ID = UUID.fromString("0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071");

    @Test
    void without_parameters_everything_is_asked_for() {
        var all = ask("");
        assertTrue(all.filters().isEmpty() && all.metrics().isEmpty() && all.places().isAnywhere() && all.grouping().isNone());
        assertEquals(Period.ALWAYS, all.period());
        assertEquals(Optional.empty(), all.comparison());
        assertFalse(all.precise());
        assertFalse(all.tellsTouchpointsApart());
    }

    @Test
    void places_are_touchpoints_journeys_and_stages() {
        var question = ask("touchpoint=wifi&touchpoint=gate&journey=" + ID + "&stage=inside");
        assertEquals(Set.of("gate", "wifi"), question.places().touchpoints());
        assertEquals(Set.of(ID), question.places().journeys());
        assertEquals(Set.of("inside"), question.places().stages());
        assertTrue(question.tellsTouchpointsApart());
    }

    @Test
    void values_of_one_attribute_are_alternatives() {
        assertEquals(List.of(new Filter("age", new TreeSet<>(Set.of("3", "4"))), new Filter("gate", "E:1")),
                ask("attribute=age:3&attribute=gate:E:1&attribute=age:4").filters());
        assertEquals(List.of(new Filter("vip", ""), new Filter(Axes.CHANNEL, new TreeSet<>(Set.of("app", "web")))),
                ask("attribute=vip:&channel=web&channel=app").filters());
    }

    @Test
    void a_persona_is_an_axis_of_its_own() {
        var question = ask("persona=" + ID);
        assertEquals(List.of(new Filter("$persona:" + ID, "in")), question.filters());
        assertEquals(ID, Filter.personaOf(question.axes().getFirst()));
    }

    @Test
    void groups_are_separated_by_commas_or_repeated() {
        var grouping = ask("groupBy=touchpoint,attribute:gate&groupBy=attribute:age&groupBy=week").grouping();
        assertTrue(grouping.byTouchpoint());
        assertFalse(grouping.byStage());
        assertEquals(List.of("gate", "age"), grouping.axes());
        assertEquals(Optional.of(TimeUnit.WEEK), grouping.unit());
        assertEquals(List.of(Axes.CHANNEL), ask("groupBy=channel").grouping().axes());
    }

    @Test
    void axes_are_the_same_in_whatever_order_they_are_asked_for() {
        assertEquals(ask("groupBy=attribute:gate&attribute=age:3").axes(),
                ask("groupBy=attribute:age&attribute=gate:E").axes());
        assertEquals(List.of("age"), ask("groupBy=attribute:age&attribute=age:3&attribute=age:4").axes());
    }

    @ParameterizedTest
    @CsvSource({ "previous-period, 2017-04-01, 2017-04-30", "same-period-last-year, 2016-05-01, 2016-05-30" })
    void thirty_days_are_compared_with_thirty_days(String compare, LocalDate from, LocalDate to) {
        var question = ask("from=2017-05-01&to=2017-05-30&compare=" + compare);
        assertEquals(new Period(from, to), question.comparison().orElseThrow().of(question.period()));
    }

    @Test
    void a_named_period_is_compared_with_the_one_of_the_same_name_before() {
        var question = ask("period=this-month&compare=previous-period");
        assertEquals(Questions.period("2016-02-01", "2016-02-29"), question.period());
        assertEquals(Questions.period("2016-01-01", "2016-01-31"), question.comparison().orElseThrow().of(question.period()));
    }

    @Test
    void units_of_time_are_compared_with_the_unit_before() {
        var with = ask("groupBy=month&from=2017-05-10&compare=previous-period").comparison().orElseThrow();
        assertEquals(Questions.period("2017-04-01", "2017-04-30"), with.of(Questions.period("2017-05-10", "2017-05-31")));
    }

    @Test
    void a_comparison_may_be_with_another_segment_touchpoint_channel_or_persona() {
        assertEquals(new Comparison.WithSegment("gate", "E:1"), ask("attribute=gate:G&compare=segment:gate:E:1").comparison()
                .orElseThrow());
        assertEquals(new Comparison.WithTouchpoint("wifi"), ask("groupBy=touchpoint&compare=touchpoint:wifi").comparison()
                .orElseThrow());
        assertEquals(new Comparison.WithSegment(Axes.CHANNEL, "web"), ask("channel=app&compare=channel:web").comparison()
                .orElseThrow());
        var other = UUID.randomUUID();
        var personas = ask("persona=" + ID + "&compare=persona:" + other);
        assertEquals(Set.of("$persona:" + ID, "$persona:" + other), Set.copyOf(personas.axes()));
    }

    @Test
    void percentiles_are_precise_when_asked_for() {
        assertTrue(ask("precise=true").precise());
        assertFalse(ask("precise=false").precise());
    }

    @ParameterizedTest
    @ValueSource(strings = { "from=2017-02-30", "from=0000-01-01", "compareFrom=0000-01-01&compareTo=2017-01-01",
            "from=0001-01-01&to=0001-01-31&compare=previous-period", "from=0001-05-01&compare=same-period-last-year",
            "from=1900-01-01&to=9999-12-31&compare=previous-period", "from=0001-01-01&groupBy=year&compare=previous-period",
            "from=May", "to=2017-5-1", "from=2017-02-02&to=2017-02-01", "period=fortnight",
            "period=today&from=2017-01-01", "journey=departure", "stage=inside", "attribute=gate",
            "attribute=2nd:E", "attribute=gate:%01", "touchpoint=%1F", "persona=young", "groupBy=gate", "groupBy=stage",
            "groupBy=day,week", "groupBy=attribute:", "groupBy=day&from=2016-01-01&to=2017-12-31",
            "groupBy=attribute:a,attribute:b&attribute=c:1&channel=web", "compare=yesterday", "compare=segment:gate",
            "compare=previous-period", "compare=previous-period&period=all", "compare=segment:gate:E",
            "compare=touchpoint:wifi",
            "compare=channel:web", "compare=persona:0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071", "persona=x&compare=persona:x",
            "compareFrom=2016-01-01", "compareFrom=2016-01-01&compareTo=2016-01-02&compare=same-period-last-year",
            "precise=yes" })
    void what_is_wrong_is_named(String query) {
        assertFalse(faults(query).isEmpty());
    }

    @Test
    void every_fault_is_named_at_once() {
        assertEquals(List.of("attribute", "compare", "from", "groupBy", "journey", "period", "persona", "precise",
                "to"),
                faults("from=a&to=b&period=c&journey=d&attribute=f&persona=g&groupBy=h&compare=i&precise=j").stream()
                        .distinct().sorted().toList());
    }

    @Test
    void a_hundred_values_are_enough() {
        var hundred = IntStream.range(0, 100).mapToObj(i -> "metric=m" + i).collect(Collectors.joining("&"));
        assertEquals(100, ask(hundred).metrics().size());
        assertEquals(List.of("metric"), faults(hundred + "&metric=one_more"));
    }

    @Test
    void four_hundred_units_of_time_are_enough() {
        var open = ask("groupBy=day&from=2016-01-01");
        assertEquals(400, ask("groupBy=day&from=2016-01-01&to=2017-02-03").stretches(Questions.MARCH, Questions.MARCH,
                Questions.MONDAY).size());
        assertEquals(31 + 29 + 31, open.stretches(Questions.MARCH, Questions.MARCH, Questions.MONDAY).size());
    }
}
