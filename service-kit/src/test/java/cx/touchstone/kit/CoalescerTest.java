package cx.touchstone.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class CoalescerTest {

    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();

    /** Holds the first batch back until the gate opens, so that the others gather; refuses negative numbers. */
    private List<String> write(String tenant, List<Integer> items) throws Exception {
        gate.await();
        batches.add(items);
        if (items.stream().anyMatch(item -> item < 0)) {
            throw new SQLException("negative", "22000");
        }
        return items.stream().map(item -> tenant + item).toList();
    }

    private Coalescer<Integer, String> aCoalescer(int batch, int waiting) {
        return new Coalescer<>("test", 1, batch, waiting, item -> 1, this::write);
    }

    @Test
    void what_waits_together_is_written_together_and_answered_one_by_one() throws Exception {
        var coalescer = aCoalescer(100, 1_000);
        var outcomes = IntStream.range(0, 250).mapToObj(i -> coalescer.submit("t", i).toCompletableFuture()).toList();
        gate.countDown();
        for (int i = 0; i < outcomes.size(); i++) {
            assertEquals("t" + i, outcomes.get(i).get());
        }
        assertTrue(batches.size() <= 5, batches.size() + " batches");
        assertTrue(batches.stream().allMatch(batch -> batch.size() <= 100));
        coalescer.close();
    }

    @Test
    void tenants_never_share_a_batch() throws Exception {
        var coalescer = aCoalescer(100, 1_000);
        List<CompletableFuture<String>> outcomes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            outcomes.add(coalescer.submit(i % 2 == 0 ? "even" : "odd", i).toCompletableFuture());
        }
        gate.countDown();
        for (int i = 0; i < 40; i++) {
            assertEquals((i % 2 == 0 ? "even" : "odd") + i, outcomes.get(i).get());
        }
        assertTrue(batches.stream().allMatch(batch -> batch.stream().map(i -> i % 2).distinct().count() == 1));
        coalescer.close();
    }

    @Test
    void one_bad_item_hurts_nobody_else() throws Exception {
        var coalescer = aCoalescer(100, 1_000);
        var good = coalescer.submit("t", 1).toCompletableFuture();
        var bad = coalescer.submit("t", -2).toCompletableFuture();
        var alsoGood = coalescer.submit("t", 3).toCompletableFuture();
        gate.countDown();
        assertEquals("t1", good.get());
        assertEquals("t3", alsoGood.get());
        assertInstanceOf(SQLException.class, assertThrows(CompletionException.class, bad::join).getCause());
        coalescer.close();
    }

    @Test
    void an_error_is_told_and_the_next_item_is_written() throws Exception {
        var coalescer = new Coalescer<Integer, String>("test", 1, 100, 1_000, item -> 1, (tenant, items) -> {
            if (items.contains(0)) {
                throw new StackOverflowError();
            }
            return items.stream().map(item -> tenant + item).toList();
        });
        var bad = coalescer.submit("t", 0).toCompletableFuture();
        var failure = assertThrows(ExecutionException.class, () -> bad.get(10, TimeUnit.SECONDS));
        assertInstanceOf(StackOverflowError.class, failure.getCause());
        assertEquals("t1", coalescer.submit("t", 1).toCompletableFuture().get(10, TimeUnit.SECONDS));
        coalescer.close();
    }

    @Test
    void when_too_much_waits_more_is_refused_and_what_was_taken_is_written() throws Exception {
        var coalescer = aCoalescer(2, 3);
        List<CompletableFuture<String>> taken = new ArrayList<>();
        assertThrows(Refusal.Overloaded.class, () -> {
            for (int i = 0; i < 100; i++) {
                taken.add(coalescer.submit("t", i).toCompletableFuture());
            }
        });
        gate.countDown();
        coalescer.close();
        assertTrue(taken.stream().allMatch(CompletableFuture::isDone));
        assertThrows(Refusal.Overloaded.class, () -> coalescer.submit("t", 1));
    }
}
