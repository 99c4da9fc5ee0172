package cx.touchstone.gateway.exchange;

import java.util.function.Consumer;
import java.util.function.Predicate;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;

/** A body on its way through, of which every piece is noticed. */
public final class PassingBody {

    /** Up to this many bytes it is cheaper to send a body in one piece, with its head, than to pass it on in pieces. */
    public static final int SMALL = 16 * 1024;

    private final ReadStream<Buffer> from;
    private final Predicate<Buffer> piece;
    private boolean held;

    /** @param piece sees every piece, and says whether it goes on */
    public PassingBody(ReadStream<Buffer> from, Predicate<Buffer> piece) {
        this.from = from;
        this.piece = piece;
    }

    /**
     * Passes it on as fast as it is taken, and keeps nothing of it.
     *
     * @param end is told when all pieces have gone, before the receiver's end
     */
    public void passTo(WriteStream<Buffer> to, Runnable end) {
        from.handler(next -> {
            if (piece.test(next)) {
                to.write(next);
                if (to.writeQueueFull()) {
                    held = true;
                    from.pause();
                    to.drainHandler(drained -> goOn());
                }
            }
        });
        from.endHandler(over -> {
            end.run();
            to.end();
        });
        from.resume();
    }

    /** Keeps a small one until it is whole. */
    public void gather(Consumer<Buffer> whole) {
        Buffer[] gathered = new Buffer[1];
        from.handler(next -> {
            if (piece.test(next)) {
                gathered[0] = gathered[0] == null ? next : Buffer.buffer(SMALL).appendBuffer(gathered[0]).appendBuffer(next);
            }
        });
        from.endHandler(over -> whole.accept(gathered[0] == null ? Buffer.buffer() : gathered[0]));
        from.resume();
    }

    /** Whether the receiver has asked to wait. */
    public boolean isHeld() {
        return held;
    }

    private void goOn() {
        held = false;
        from.resume();
    }
}
