package cx.touchstone.scoring.stream;

import static cx.touchstone.kit.testing.Caller.aTenant;
import static cx.touchstone.kit.testing.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.leaving.TenantPurge;
import cx.touchstone.kit.testing.PostgresResource;
import cx.touchstone.scoring.Signals;
import cx.touchstone.scoring.catalogue.Metrics;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.question.Places;
import cx.touchstone.scoring.question.ScoreQuestion;
import cx.touchstone.scoring.score.Scores;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LookoutTest {

    private static final ScoreQuestion QUESTION = new ScoreQuestion(new TreeSet<>(Set.of("nps")), Places.ANYWHERE, List.of(),
            Period.ALWAYS, Optional.empty(), ScoreQuestion.Grouping.NONE, false);

    /** Looks at what was counted; at that of one tenant only when it may. */
    @Vetoed
    private static final class Slow extends Pulse {

        private final String whose;
        private final CountDownLatch asked = new CountDownLatch(2);
        private final CountDownLatch free = new CountDownLatch(1);

        Slow(AgroalDataSource database, String whose) {
            this.database = database;
            this.whose = whose;
        }

        @Override
        Map<String, Long> of(String tenant) {
            if (tenant.equals(whose)) {
                asked.countDown();
                // The first time it begins to listen.
                if (asked.getCount() == 0) {
                    await(free);
                }
            }
            return super.of(tenant);
        }
    }

    @Inject
    AgroalDataSource database;
    @Inject
    Scores scores;
    @Inject
    Metrics metrics;
    @Inject
    StreamSettings settings;
    @Inject
    TenantPurge purge;

    private final String slow = aTenant();
    private final String tenant = aTenant();

    @Test
    void a_tenant_whose_scores_take_long_keeps_no_other_waiting() throws InterruptedException {
        var pulse = new Slow(database, slow);
        var streams = new Streams();
        streams.settings = settings;
        streams.pulse = pulse;
        streams.scores = scores;
        streams.metrics = metrics;
        streams.purge = purge;
        var lookout = new Lookout();
        lookout.streams = streams;
        lookout.settings = settings;
        var theirs = listen(streams, slow);
        var mine = listen(streams, tenant);
        lookout.begin(null);
        try {
            await(pulse.asked);
            Signals.of(tenant).answers(5, "nps", 9).sent();
            Signals.of(slow).answers(6, "nps", 9).sent();
            eventually(() -> assertEquals(5L, last(mine)));
            assertNull(last(theirs));
            pulse.free.countDown();
            eventually(() -> assertEquals(6L, last(theirs)));
        } finally {
            pulse.free.countDown();
            streams.end();
            lookout.end(null);
        }
    }

    private static Long last(List<News> told) {
        return ((News.Changed) told.getLast()).score().n();
    }

    private static List<News> listen(Streams streams, String whose) {
        var told = new CopyOnWriteArrayList<News>();
        Tenant.as(whose, () -> streams.listen(whose, QUESTION)).subscribe(new Flow.Subscriber<>() {

            @Override
            public void onSubscribe(Flow.Subscription begun) {
                begun.request(Long.MAX_VALUE);
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
                // when the test is over
            }
        });
        return told;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS), "nobody looks");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
