package cx.touchstone.scoring.score;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.scoring.Signals.post;
import static cx.touchstone.scoring.Signals.with;
import static cx.touchstone.scoring.score.ScoreReader.read;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Somebody who asks at random, and subtracts whatever he is told from whatever else he is told. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AttackerTest {

    private static final int PEOPLE = 500;
    private static final int QUESTIONS = 300;
    private static final int THRESHOLD = 5;
    private static final LocalDate FIRST = LocalDate.parse("2017-04-20");
    private static final int DAYS = 30;
    private static final List<String> PLACES = List.of("wifi", "parking", "shops");
    private static final List<String> GATES = List.of("A", "B", "C");
    private static final List<String> AGES = List.of("1", "2");

    /** One answer of somebody. */
    private record Given(int person, String gate, String age, String place, LocalDate day, String first) {

        boolean is(String key, String value) {
            return (key.equals("gate") ? gate : age).equals(value);
        }

        String observation(int id) {
            var more = "\"touchpoint\":\"%s\",\"observedAt\":\"%sT12:00:00Z\",\"person\":\"%s\",".formatted(place, day, first);
            return Signals.observation("o-" + id, "csat", 4, more + with("gate", gate, "age", age));
        }
    }

    private final String tenant = aTenant();
    private final Random random = new Random(2017);
    private final List<Given> given = new ArrayList<>();
    private final Set<BitSet> told = new HashSet<>();

    @Test
    void no_two_answers_differ_by_few_people() {
        IntStream.range(0, PEOPLE).forEach(this::answer);
        for (int from = 0; from < given.size(); from += 500) {
            var batch = IntStream.range(from, Math.min(given.size(), from + 500))
                    .mapToObj(id -> given.get(id).observation(id)).toList();
            post(tenant, batch).statusCode(207).body("accepted", equalTo(batch.size()));
        }
        for (int question = 0; question < QUESTIONS; question++) {
            ask();
        }
        assertTrue(told.size() > QUESTIONS / 3, () -> "only " + told.size() + " different answers");
        told.forEach(one -> told.stream().filter(other -> other != one && contains(other, one)).forEach(other -> {
            var rest = (BitSet) other.clone();
            rest.andNot(one);
            long people = people(rest);
            assertTrue(people >= THRESHOLD, () -> people + " people are " + describe(other) + " without " + describe(one));
        }));
    }

    /** At one touchpoint or at several, sometimes twice, all on one day. */
    private void answer(int person) {
        var gate = often(GATES);
        var age = often(AGES);
        var day = FIRST.plusDays(random.nextInt(DAYS));
        var places = new HashSet<String>();
        for (int answers = 1 + random.nextInt(3); answers > 0; answers--) {
            var place = often(PLACES);
            var first = places.isEmpty() ? "first" : places.contains(place) ? "again" : "elsewhere";
            places.add(place);
            given.add(new Given(person, gate, age, place, day, first));
        }
    }

    /** The first ones more often than the last: some groups are small. */
    private String often(List<String> values) {
        return values.get((int) (values.size() * Math.pow(random.nextDouble(), 1.7)));
    }

    private void ask() {
        var from = random.nextInt(3) == 0 ? null : FIRST.plusDays(random.nextInt(DAYS + 10));
        var to = random.nextInt(3) == 0 ? null : (from == null ? FIRST : from).plusDays(random.nextInt(DAYS));
        var query = new StringBuilder("?metric=csat");
        if (from != null) {
            query.append("&from=").append(from);
        }
        if (to != null) {
            query.append("&to=").append(to);
        }
        sometimes(query, "&groupBy=touchpoint", "&touchpoint=" + often(PLACES));
        sometimes(query, "&groupBy=attribute:gate", "&attribute=gate:" + often(GATES));
        sometimes(query, "&groupBy=attribute:age", "&attribute=age:" + often(AGES));
        List<Map<String, ?>> items = read(tenant, query.toString()).extract().path("items");
        items.stream().filter(item -> Boolean.FALSE.equals(item.get("withheld"))).forEach(item -> hear(item, from, to));
    }

    private void sometimes(StringBuilder query, String grouped, String filtered) {
        int kind = random.nextInt(3);
        query.append(kind == 0 ? grouped : kind == 1 ? filtered : "");
    }

    private void hear(Map<String, ?> item, LocalDate from, LocalDate to) {
        @SuppressWarnings("unchecked")
        var segments = (List<Map<String, String>>) item.get("segments");
        var about = new BitSet();
        IntStream.range(0, given.size()).filter(i -> {
            var one = given.get(i);
            return (from == null || !one.day.isBefore(from)) && (to == null || !one.day.isAfter(to))
                    && (item.get("touchpoint") == null || one.place.equals(item.get("touchpoint"))) && (segments == null
                            || segments.stream().allMatch(segment -> one.is(segment.get("key"), segment.get("value"))));
        }).forEach(about::set);
        assertEquals(about.cardinality(), item.get("n"));
        assertTrue(people(about) >= THRESHOLD, () -> "told of few: " + describe(about));
        told.add(about);
    }

    private static boolean contains(BitSet larger, BitSet smaller) {
        var beyond = (BitSet) smaller.clone();
        beyond.andNot(larger);
        return beyond.isEmpty();
    }

    private long people(BitSet answers) {
        return answers.stream().map(i -> given.get(i).person).distinct().count();
    }

    private String describe(BitSet answers) {
        return answers.stream().mapToObj(i -> given.get(i).toString()).collect(Collectors.joining("; "));
    }
}
