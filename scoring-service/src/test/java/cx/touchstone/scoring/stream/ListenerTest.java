package cx.touchstone.scoring.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

class ListenerTest {

    private static final int OFTEN = 20_000;

    /** Counts how often he hears that it is over. */
    private static final class Counting implements Flow.Subscriber<News> {

        private final AtomicInteger ends = new AtomicInteger();

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            // asks when the test says so
        }

        @Override
        public void onNext(News news) {
            throw new AssertionError(news);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            ends.incrementAndGet();
        }
    }

    @Test
    void the_end_is_told_once_although_more_is_asked_for_at_the_same_moment() throws InterruptedException {
        var ending = new AtomicReference<Listener>();
        var asking = Thread.ofPlatform().daemon().start(() -> {
            for (int i = 0; i < OFTEN; i++) {
                Listener listener;
                while ((listener = ending.get()) == null) {
                    Thread.onSpinWait();
                }
                listener.request(1);
                ending.set(null);
            }
        });
        for (int i = 0; i < OFTEN; i++) {
            var left = new AtomicInteger();
            var listener = new Listener(left::incrementAndGet);
            var ear = new Counting();
            listener.subscribe(ear);
            ending.set(listener);
            listener.end();
            while (ending.get() != null) {
                Thread.onSpinWait();
            }
            assertEquals(1, ear.ends.get());
            assertEquals(1, left.get());
        }
        asking.join();
    }
}
