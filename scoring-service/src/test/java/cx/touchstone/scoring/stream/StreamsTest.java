package cx.touchstone.scoring.stream;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.leaving.TenantPurge;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import cx.touchstone.scoring.catalogue.Metrics;
import cx.touchstone.scoring.change.Folded;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.observation.Database;
import cx.touchstone.scoring.question.Places;
import cx.touchstone.scoring.question.ScoreQuestion;
import cx.touchstone.scoring.score.Scores;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Those who listen to one replica, which looks when the test says so. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StreamsTest {

    /** Looks and tells as often as it is asked to. */
    private record Eager(Duration aliveEvery, Duration longest, int most, int mostOfTenant) implements StreamSettings {

        @Override
        public Duration lookEvery() {
            return Duration.ZERO;
        }

        @Override
        public Duration tellEvery() {
            return Duration.ZERO;
        }
    }

    /** Writes down what he is told, as much of it as he wants. */
    private static final class Scribe implements Flow.Subscriber<News> {

        private final List<News> told = new ArrayList<>();
        private Flow.Subscription subscription;
        private boolean over;

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
        }

        @Override
        public void onNext(News news) {
            told.add(news);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            over = true;
        }

        List<Long> answers() {
            return told.stream().map(news -> ((News.Changed) news).score().n()).toList();
        }
    }

    private static final Duration NEVER = Duration.ofHours(1);
    private static final ScoreQuestion QUESTION = new ScoreQuestion(new TreeSet<>(Set.of("nps")), Places.ANYWHERE, List.of(),
            new Period(null, null), Optional.empty(), ScoreQuestion.Grouping.NONE, false);

    @Inject
    AgroalDataSource source;
    @Inject
    Pulse pulse;
    @Inject
    Scores scores;
    @Inject
    TenantPurge purge;
    @Inject
    Metrics metrics;

    private final String tenant = aTenant();

    @Test
    void two_replicas_tell_the_same() {
        var one = streams(NEVER, NEVER);
        var other = streams(NEVER, NEVER);
        Signals.of(tenant).answers(5, "nps", 9).sent();
        var scribes = List.of(listen(one), listen(other));
        Signals.of(tenant).answers(2, "nps", 9).sent();
        look(one);
        look(other);
        scribes.forEach(scribe -> assertEquals(List.of(5L, 7L), scribe.answers()));
    }

    @Test
    void nothing_is_told_when_nothing_was_counted_or_nothing_came_of_it() {
        var streams = streams(NEVER, NEVER);
        Signals.of(tenant).answers(5, "nps", 9).sent();
        var scribe = listen(streams);
        look(streams);
        Signals.post(tenant, List.of(Signals.observation("new", "nps", 9, ""))).statusCode(207);
        Signals.post(tenant, List.of(Signals.retraction("new", 1))).statusCode(207);
        look(streams);
        assertEquals(List.of(5L), scribe.answers());
    }

    @Test
    void what_piles_up_behind_a_slow_connection_is_the_latest_of_each_score() {
        var streams = streams(NEVER, NEVER);
        Signals.of(tenant).answers(5, "nps", 9).sent();
        var scribe = new Scribe();
        Tenant.as(tenant, () -> streams.listen(tenant, QUESTION)).subscribe(scribe);
        scribe.subscription.request(1);
        for (int i = 0; i < 3; i++) {
            Signals.of(tenant).answers(1, "nps", 9).sent();
            look(streams);
        }
        scribe.subscription.request(10);
        assertEquals(List.of(5L, 8L), scribe.answers());
    }

    @Test
    void who_hears_nothing_for_long_hears_that_the_stream_is_alive_and_who_listens_for_very_long_is_sent_away() {
        var streams = streams(Duration.ZERO, NEVER);
        Signals.of(tenant).answers(5, "nps", 9).sent();
        var scribe = listen(streams);
        streams.tidy();
        assertEquals(new News.Alive(), scribe.told.getLast());
        var brief = streams(NEVER, Duration.ZERO);
        var sentAway = listen(brief);
        brief.tidy();
        assertTrue(sentAway.over);
        assertEquals(0, brief.tenants().size());
    }

    @Test
    void whose_question_has_no_answer_any_more_is_sent_away_and_the_others_go_on() {
        var streams = streams(NEVER, NEVER);
        Signals.of(tenant).answers(5, "nps", 9).sent();
        var precise = listen(streams, new ScoreQuestion(QUESTION.metrics(), QUESTION.places(), List.of(), QUESTION.period(),
                Optional.empty(), ScoreQuestion.Grouping.NONE, true));
        var scribe = listen(streams);
        Folded.of(tenant);
        // As if there were more than anybody goes through one by one.
        new Database(source, tenant).in(connection -> connection.createStatement().execute("update tally set n = n + 5000000"));
        Signals.of(tenant).answers(2, "nps", 9).sent();
        look(streams);
        assertEquals(List.of(5L, 7L), scribe.answers());
        assertEquals(List.of(5L), precise.answers());
        assertTrue(precise.over);
        assertFalse(scribe.over);
    }

    @Test
    void one_tenant_leaves_places_for_another_and_all_together_have_an_end() {
        var streams = streams(NEVER, NEVER);
        var scribes = IntStream.range(0, 8).mapToObj(i -> listen(streams)).toList();
        assertThrows(TooManyStreams.class, () -> listen(streams));
        var other = aTenant();
        for (int i = 0; i < 2; i++) {
            Tenant.as(other, () -> streams.listen(other, QUESTION));
        }
        assertThrows(Refusal.Overloaded.class, () -> Tenant.as(other, () -> streams.listen(other, QUESTION)));
        assertThrows(TooManyStreams.class, () -> listen(streams));
        scribes.getFirst().subscription.cancel();
        listen(streams);
    }

    private Scribe listen(Streams streams) {
        return listen(streams, QUESTION);
    }

    private Scribe listen(Streams streams, ScoreQuestion question) {
        var scribe = new Scribe();
        Tenant.as(tenant, () -> streams.listen(tenant, question)).subscribe(scribe);
        scribe.subscription.request(Long.MAX_VALUE);
        return scribe;
    }

    private Streams streams(Duration aliveEvery, Duration longest) {
        var streams = new Streams();
        streams.settings = new Eager(aliveEvery, longest, 10, 8);
        streams.pulse = pulse;
        streams.scores = scores;
        streams.metrics = metrics;
        streams.purge = purge;
        return streams;
    }

    /** As it does by itself when what was sent is folded. */
    private void look(Streams streams) {
        Folded.of(tenant);
        streams.look(tenant);
    }
}
