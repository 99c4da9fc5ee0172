package cx.touchstone.gateway.routing;

import java.time.Duration;

import io.vertx.core.Vertx;

/** Notices when nothing has moved for too long. Used on one event loop; costs a timer, not one per movement. */
final class Silence {

    private static final long OFF = -1;

    private final Vertx vertx;
    private final Runnable tooLong;
    private long limit;
    private long moved;
    private long timer = OFF;
    private long due;

    Silence(Vertx vertx, Runnable tooLong) {
        this.vertx = vertx;
        this.tooLong = tooLong;
    }

    /** From now on, something must move within this time. */
    void within(Duration time) {
        limit = time.toNanos();
        moved();
        if (timer != OFF && due - moved > limit) {
            end();
        }
        if (timer == OFF) {
            wake(limit);
        }
    }

    void moved() {
        moved = System.nanoTime();
    }

    /** Nothing is expected any more. */
    void end() {
        if (timer != OFF) {
            vertx.cancelTimer(timer);
            timer = OFF;
        }
    }

    private void wake(long nanos) {
        due = System.nanoTime() + nanos;
        timer = vertx.setTimer(Math.max(1, Duration.ofNanos(nanos).toMillis()), id -> listen());
    }

    private void listen() {
        timer = OFF;
        long left = limit - (System.nanoTime() - moved);
        if (left > Duration.ofMillis(1).toNanos()) {
            wake(left);
        } else {
            tooLong.run();
        }
    }
}
