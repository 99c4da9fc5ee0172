package cx.touchstone.survey;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many who do something at the same time. */
public final class Race {

    private Race() {
    }

    /** What each of them got, in their order. */
    public static <T> List<T> of(int runners, IntFunction<T> run) {
        try (ExecutorService threads = Executors.newFixedThreadPool(runners)) {
            List<Future<T>> results = threads.invokeAll(
                    IntStream.range(0, runners).mapToObj(i -> (Callable<T>) () -> run.apply(i)).toList());
            return results.stream().map(Race::get).toList();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T get(Future<T> result) {
        try {
            return result.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
