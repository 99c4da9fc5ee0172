package cx.touchstone.survey.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Gathers rows into chunks and has one chunk written while the next one is being read, so at most two are in memory. */
public final class Chunks {

    public static final int ROWS = 2_000;
    /** Characters: rows may be long, memory is not. */
    private static final int SIZE = 2_000_000;
    /** From a slow sender, what came so far is written: he sees that it moves, and nobody takes the run for dead. */
    private static final Duration AGE = Duration.ofSeconds(1);

    private final Executor writer;
    private final Consumer<List<GivenRow>> write;
    private List<GivenRow> pending = new ArrayList<>(ROWS);
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    private long size;
    private long begun;

    public Chunks(Executor writer, Consumer<List<GivenRow>> write) {
        this.writer = writer;
        this.write = write;
    }

    /** Takes a row; fails when an earlier chunk could not be written. */
    public void add(GivenRow row) {
        if (pending.isEmpty()) {
            begun = System.nanoTime();
        }
        pending.add(row);
        size += row.size();
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
            List<GivenRow> chunk = pending;
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
