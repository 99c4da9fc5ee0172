package cx.touchstone.gateway.routing;

import java.util.function.Predicate;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A body on its way through: every piece of it is noticed, none is kept. */
final class PassingBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> source;
    private final Predicate<Buffer> piece;
    private final Runnable end;
    private Handler<Throwable> failure;
    private boolean held;

    /**
     * @param piece sees every piece, and says whether it goes on
     * @param end is told when all pieces have gone
     */
    PassingBody(ReadStream<Buffer> source, Predicate<Buffer> piece, Runnable end) {
        this.source = source;
        this.piece = piece;
        this.end = end;
    }

    /** Tells of the source's failure here, and not to the receiver. */
    PassingBody onFailure(Handler<Throwable> handler) {
        failure = handler;
        return this;
    }

    /** Whether the receiver has asked to wait. */
    boolean isHeld() {
        return held;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> receiver) {
        source.handler(receiver == null ? null : next -> {
            if (piece.test(next)) {
                receiver.handle(next);
            }
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> receiver) {
        source.endHandler(receiver == null ? null : over -> {
            end.run();
            receiver.handle(over);
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> receiver) {
        source.exceptionHandler(receiver == null || failure == null ? receiver : failure);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        held = true;
        source.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        held = false;
        source.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long pieces) {
        held = false;
        source.fetch(pieces);
        return this;
    }
}
