package cx.touchstone.kit.content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Gathers rows into chunks and has one chunk written while the next one is being read, so at most two are in memory.
 *
 * @param <R> a row
 */
public final class Chunks<R> {

    public static final int ROWS = 2_000;
    /** Characters: rows may be long, memory is not. */
    private static final int SIZE = 2_000_000;
    /** From a slow sender, what came so far is written: he sees that it moves, and nobody takes the run for dead. */
    private static final Duration AGE = Duration.ofSeconds(1);

    private final Executor writer;
    private final ToIntFunction<R> length;
    private final Consumer<List<R>> write;
    private List<R> pending = new ArrayList<>(ROWS);
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    private long size;
    private long begun;

    /** @param length of what a row says, in characters or bytes */
    public Chunks(Executor writer, ToIntFunction<R> length, Consumer<List<R>> write) {
        this.writer = writer;
        this.length = length;
        this.write = write;
    }

    /** Takes a row; fails when an earlier chunk could not be written. */
    public void add(R row) {
        if (pending.isEmpty()) {
            begun = System.nanoTime();
        }
        pending.add(row);
        size += length.applyAsInt(row);
        if (pending.size() == ROWS || size > SIZE || System.nanoTime() - begun > AGE.toNanos()) {
            hand();
        }
    }

    /** Waits until everything that was taken is written. */
    public void end() {
        hand();
        await();
    }

    private void hand() {
        await();
        if (!pending.isEmpty()) {
            List<R> chunk = pending;
            written = CompletableFuture.runAsync(() -> write.accept(chunk), writer);
            pending = new ArrayList<>(ROWS);
            size = 0;
        }
    }

    private void await() {
        try {
            written.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
