package cx.touchstone.scoring.change;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which tenant is folded next: the one whose turn has been due for longest, and nobody twice at a time. After a turn a tenant
 * rests for as long as it took, so that others come in between, and more gathers that falls into the same tallies.
 */
final class Turns {

    private static final Duration REST = Duration.ofMillis(30);
    private static final Duration REST_AT_MOST = Duration.ofSeconds(1);

    /**
     * A tenant's turn.
     *
     * @param alone whether no other one was waiting for his when it came
     */
    record Turn(String tenant, boolean alone) {
    }

    /** @param due by {@link System#nanoTime()} */
    private record Due(String tenant, long due) implements Comparable<Due> {

        @Override
        public int compareTo(Due other) {
            return Long.compare(due - other.due, 0);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    /** Those in the queue. */
    private final Set<String> waiting = new HashSet<>();
    /** Those whose turn it is. */
    private final Set<String> busy = new HashSet<>();
    /** Those of them that have more to do. */
    private final Set<String> again = new HashSet<>();
    private boolean open = true;

    /** A tenant wants a turn, or another one. */
    void add(String tenant) {
        lock.lock();
        try {
            if (busy.contains(tenant)) {
                again.add(tenant);
            } else {
                add(tenant, REST.toNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    private void add(String tenant, long rest) {
        if (waiting.add(tenant)) {
            queue.add(new Due(tenant, System.nanoTime() + rest));
            changed.signal();
        }
    }

    /** Waits for the next turn, which {@link #end} ends; empty when there are no more. */
    Optional<Turn> next() throws InterruptedException {
        lock.lock();
        try {
            while (open) {
                var first = queue.peek();
                long left = first == null ? Long.MAX_VALUE : first.due - System.nanoTime();
                if (left <= 0) {
                    queue.remove();
                    waiting.remove(first.tenant);
                    boolean alone = waiting.isEmpty() && busy.isEmpty();
                    busy.add(first.tenant);
                    changed.signal(); // the next one may be due as well, and somebody else wait for it
                    return Optional.of(new Turn(first.tenant, alone));
                }
                if (first == null) {
                    changed.await();
                } else {
                    changed.awaitNanos(left);
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * A turn is over.
     *
     * @param more whether it did not come to the end of its work
     */
    void end(String tenant, boolean more, long took) {
        lock.lock();
        try {
            busy.remove(tenant);
            if (again.remove(tenant) || more) {
                add(tenant, Math.clamp(took, REST.toNanos(), REST_AT_MOST.toNanos()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** There are no more turns. */
    void close() {
        lock.lock();
        try {
            open = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
