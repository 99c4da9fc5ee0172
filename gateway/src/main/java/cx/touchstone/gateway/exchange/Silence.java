package cx.touchstone.gateway.exchange;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.Vertx;

/** Notices when nothing has moved for too long. Used on one event loop. */
public final class Silence {

    /** Looks after all silences, those of each event loop together: one timer costs less than one for each. */
    public static final class Watch {

        /** How often it looks, in milliseconds: so much longer than allowed may a silence last. */
        private static final long PAUSE = 100;

        private final Vertx vertx;
        private final FastThreadLocal<Loop> loop = new FastThreadLocal<>() {
            @Override
            protected Loop initialValue() {
                return new Loop();
            }
        };

        public Watch(Vertx vertx) {
            this.vertx = vertx;
        }

        /** The silences of one event loop. */
        private final class Loop {

            private final Set<Silence> watched = Collections.newSetFromMap(new IdentityHashMap<>());
            private boolean looking;

            void add(Silence silence) {
                watched.add(silence);
                if (!looking) {
                    looking = true;
                    vertx.setTimer(PAUSE, timer -> look());
                }
            }

            private void look() {
                long now = System.nanoTime();
                List.copyOf(watched).forEach(silence -> silence.look(now));
                looking = !watched.isEmpty();
                if (looking) {
                    vertx.setTimer(PAUSE, timer -> look());
                }
            }
        }
    }

    private final Watch watch;
    private final Runnable tooLong;
    private boolean watched;
    private long limit;
    private long moved;

    public Silence(Watch watch, Runnable tooLong) {
        this.watch = watch;
        this.tooLong = tooLong;
    }

    /** From now on, something must move within this time. */
    public void within(Duration time) {
        limit = time.toNanos();
        moved();
        if (!watched) {
            watched = true;
            watch.loop.get().add(this);
        }
    }

    public void moved() {
        moved = System.nanoTime();
    }

    /** Nothing is expected any more. */
    public void end() {
        if (watched) {
            watched = false;
            watch.loop.get().watched.remove(this);
        }
    }

    private void look(long now) {
        if (watched && now - moved > limit) {
            end();
            tooLong.run();
        }
    }
}
