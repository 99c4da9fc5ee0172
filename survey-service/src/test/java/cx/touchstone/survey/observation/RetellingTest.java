package cx.touchstone.survey.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetellingTest {

    private static final UUID ID = UUID.fromString("0197a3c4-5d6e-7f80-9a1b-2c3d4e5f6071");
    private static final Measurement NINE = new Measurement("recommend", "nps", "overall", 9, Person.FIRST);
    private static final Measurement FIVE = new Measurement("recommend", "nps", "overall", 5, Person.FIRST);
    private static final Measurement CLEAN = new Measurement("clean/halls", "cleanliness", null, 4, Person.FIRST);

    @Test
    void the_first_telling_has_no_revision() {
        Observation told = Retelling.first(response("web", NINE)).getFirst();
        assertEquals(ID + "/recommend", told.id());
        assertEquals(9, told.value());
        assertNull(told.revision());
        assertNull(told.retracted());
    }

    @Test
    void what_stayed_is_not_told_again() {
        assertEquals(List.of(), Retelling.changed(response("web", NINE, CLEAN), response("web", NINE, CLEAN), 1));
        List<Observation> told = Retelling.changed(response("web", NINE, CLEAN), response("web", FIVE, CLEAN), 3);
        assertEquals(List.of("recommend:5:3:null"), told.stream().map(RetellingTest::brief).toList());
    }

    @Test
    void what_is_gone_is_taken_back_and_nothing_is_said_of_it() {
        Observation told = Retelling.changed(response("web", NINE, CLEAN), response("web", NINE), 2).getFirst();
        assertEquals(new Observation("survey-service", ID + "/clean/halls", 2, true, null, null, null, null, null, null, null,
                null, null), told);
        assertEquals(2, Retelling.gone(response("web", NINE, CLEAN), 2).size());
    }

    @Test
    void when_the_first_answer_to_a_metric_is_gone_the_next_one_is_told_as_the_first() {
        MeasuredResponse both = response("web", NINE, new Measurement("again", "nps", "overall", 7, Person.AGAIN));
        assertEquals("again", Retelling.first(both).getLast().person());
        List<Observation> told = Retelling.changed(both,
                response("web", new Measurement("again", "nps", "overall", 7, Person.FIRST)), 1);
        assertEquals(List.of("again:7:1:null", "recommend:null:1:true"), told.stream().map(RetellingTest::brief).toList());
        assertNull(told.getFirst().person());
    }

    @Test
    void another_channel_changes_every_measurement() {
        assertEquals(List.of("recommend:9:1:null", "clean/halls:4:1:null"), Retelling
                .changed(response("web", NINE, CLEAN), response("kiosk", NINE, CLEAN), 1).stream().map(RetellingTest::brief)
                .toList());
    }

    @Test
    void a_weight_written_otherwise_is_no_change() {
        MeasuredResponse before = response("web", NINE);
        MeasuredResponse now = new MeasuredResponse(ID, before.measured(), new BigDecimal("1.000"), before.observedAt(),
                before.channel(), before.attributes(), null);
        assertEquals(List.of(), Retelling.changed(before, now, 1));
    }

    @Test
    void a_change_needs_a_revision_above_the_first() {
        assertThrows(IllegalArgumentException.class, () -> Retelling.gone(response("web", NINE), 0));
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void whatever_order_it_arrives_in_scoring_knows_the_last_state(long seed) {
        Random random = new Random(seed);
        MeasuredResponse state = someResponse(random);
        List<Observation> told = new ArrayList<>(Retelling.first(state));
        for (int revision = 1; revision < 10; revision++) {
            MeasuredResponse next = someResponse(random);
            told.addAll(Retelling.changed(state, next, revision));
            state = next;
        }
        told.addAll(told.subList(0, told.size() / 2)); // and some of it twice
        Collections.shuffle(told, random);
        Map<String, Observation> highest = new HashMap<>();
        told.forEach(one -> highest.merge(one.id(), one, (a, b) -> revision(b) > revision(a) ? b : a));
        assertEquals(Retelling.first(state).stream().map(RetellingTest::content).sorted().toList(), highest.values().stream()
                .filter(one -> one.retracted() == null).map(RetellingTest::content).sorted().toList());
    }

    private static MeasuredResponse someResponse(Random random) {
        Persons persons = new Persons();
        return response("web", IntStream.range(0, 6).filter(i -> random.nextBoolean()).mapToObj(
                i -> new Measurement("q" + i, "csat", null, random.nextInt(1, 4), persons.next("csat", null)))
                .toArray(Measurement[]::new));
    }

    private static int revision(Observation told) {
        return told.revision() == null ? 0 : told.revision();
    }

    private static MeasuredResponse response(String channel, Measurement... measured) {
        return new MeasuredResponse(ID, Arrays.asList(measured), BigDecimal.ONE, Instant.EPOCH, channel, Map.of(), null);
    }

    private static String content(Observation told) {
        return told.id() + "=" + told.value() + " " + told.person();
    }

    private static String brief(Observation told) {
        return told.id().substring(ID.toString().length() + 1) + ":" + told.value() + ":" + told.revision() + ":"
                + told.retracted();
    }
}
