package cx.touchstone.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/**
 * Lets concurrent requests share one database transaction: while the writers are busy with one batch the next one gathers, so
 * batches grow with the load and a lone request waits for nobody. Each request is answered after the commit of its batch.
 *
 * @param <T> what is to be written
 * @param <R> what became of it
 */
public final class Coalescer<T, R> {

    /** Writes a batch of one tenant in one transaction. */
    public interface Writer<T, R> {
        /** @return the outcome of each item, in their order, committed */
        List<R> write(String tenant, List<T> items) throws Exception;
    }

    private record Waiting<T, R>(String tenant, T item, CompletableFuture<R> outcome) {
    }

    private final BlockingQueue<Waiting<T, R>> queue;
    private final ToIntFunction<T> rows;
    private final int batch;
    private final Writer<T, R> writer;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean open = true;

    /**
     * @param name of its threads
     * @param writers how many batches may be under way at once
     * @param batch how many rows a batch takes before it closes; a single item may be larger
     * @param waiting how many items may wait; more are refused as {@link Refusal.Overloaded}
     * @param rows how many rows an item is
     */
    public Coalescer(String name, int writers, int batch, int waiting, ToIntFunction<T> rows, Writer<T, R> writer) {
        this.queue = new ArrayBlockingQueue<>(waiting);
        this.rows = rows;
        this.batch = batch;
        this.writer = writer;
        for (int i = 0; i < writers; i++) {
            threads.add(Thread.ofPlatform().daemon().name(name + "-" + i).start(this::writeOn));
        }
    }

    /** Hands an item over; the stage completes after its commit, or with why it was not written. */
    public CompletionStage<R> submit(String tenant, T item) {
        Waiting<T, R> waiting = new Waiting<>(tenant, item, new CompletableFuture<>());
        if (!open || !queue.offer(waiting)) {
            throw new Refusal.Overloaded("Too much is waiting to be written, try again.");
        }
        return waiting.outcome();
    }

    private void writeOn() {
        while (open || !queue.isEmpty()) {
            try {
                Waiting<T, R> first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    gather(first).forEach(this::write);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Map<String, List<Waiting<T, R>>> gather(Waiting<T, R> first) {
        Map<String, List<Waiting<T, R>>> byTenant = new LinkedHashMap<>();
        int gathered = 0;
        for (Waiting<T, R> next = first; next != null; next = gathered < batch ? queue.poll() : null) {
            byTenant.computeIfAbsent(next.tenant(), t -> new ArrayList<>()).add(next);
            gathered += rows.applyAsInt(next.item());
        }
        return byTenant;
    }

    private void write(String tenant, List<Waiting<T, R>> waiting) {
        try {
            List<R> outcomes = Tenant.as(tenant, () -> attempt(tenant, waiting.stream().map(Waiting::item).toList()));
            for (int i = 0; i < waiting.size(); i++) {
                waiting.get(i).outcome().complete(outcomes.get(i));
            }
        } catch (RuntimeException | Error e) {
            // Also of an error they are told, and there is still somebody who writes.
            if (waiting.size() == 1 || Problems.isAway(e)) {
                waiting.forEach(one -> one.outcome().completeExceptionally(e.getCause() == null ? e : e.getCause()));
            } else {
                waiting.forEach(one -> write(tenant, List.of(one))); // so that one bad item hurts nobody else
            }
        }
    }

    private List<R> attempt(String tenant, List<T> items) {
        try {
            return writer.write(tenant, items);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes nothing more, writes what it has taken, and ends. */
    public void close() throws InterruptedException {
        open = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
