package cx.touchstone.scoring.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.concurrent.Flow;

/**
 * One who listens, and what he was not told yet. Nothing piles up behind a slow connection: of each score only the latest state
 * waits.
 */
final class Listener implements Flow.Publisher<News>, Flow.Subscription {

    private final LinkedHashMap<String, News> waiting = new LinkedHashMap<>();
    private final long since = System.nanoTime();
    private Flow.Subscriber<? super News> ear;
    private Runnable whenLeft;
    private long wanted;
    private long lastTold = since;
    private boolean telling;
    private boolean ending;
    private boolean left;

    /** @param whenLeft is done once: when the stream is over, whoever ended it */
    Listener(Runnable whenLeft) {
        this.whenLeft = whenLeft;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super News> subscriber) {
        synchronized (this) {
            if (ear != null) {
                throw new IllegalStateException("A stream has one listener");
            }
            ear = subscriber;
        }
        subscriber.onSubscribe(this);
    }

    @Override
    public void request(long more) {
        synchronized (this) {
            wanted = Math.max(wanted + more, more); // without end plus some is without end
        }
        goOn();
    }

    @Override
    public void cancel() {
        leave();
    }

    void tell(Collection<? extends News> news) {
        synchronized (this) {
            news.forEach(one -> waiting.put(one.of(), one));
        }
        goOn();
    }

    /** Tells the rest, and then that there is no more. */
    void end() {
        boolean nobodyCame;
        synchronized (this) {
            ending = true;
            nobodyCame = ear == null;
        }
        if (nobodyCame) {
            leave();
        }
        goOn();
    }

    boolean isOlderThan(Duration age) {
        return System.nanoTime() - since > age.toNanos();
    }

    synchronized boolean wasToldNothingFor(Duration time) {
        return System.nanoTime() - lastTold > time.toNanos();
    }

    synchronized boolean hasLeft() {
        return left;
    }

    /** Tells as much as is wanted; who is told, or asks, while somebody tells, leaves it to him. */
    private void goOn() {
        while (true) {
            News next = null;
            synchronized (this) {
                if (telling || left || ear == null || (waiting.isEmpty() ? !ending : wanted == 0)) {
                    return;
                }
                telling = true;
                if (!waiting.isEmpty()) {
                    next = waiting.pollFirstEntry().getValue();
                    wanted--;
                    lastTold = System.nanoTime();
                }
            }
            if (next == null) {
                leave();
                ear.onComplete();
                return;
            }
            ear.onNext(next);
            synchronized (this) {
                telling = false;
            }
        }
    }

    private void leave() {
        Runnable then;
        synchronized (this) {
            then = whenLeft;
            whenLeft = null;
            left = true;
            waiting.clear();
        }
        if (then != null) {
            then.run();
        }
    }
}
