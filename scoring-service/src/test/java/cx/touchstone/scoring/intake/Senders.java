package cx.touchstone.scoring.intake;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import cx.touchstone.scoring.observation.Observation;

/** Neighbours who share {@link Deliveries} and send them at once, each some of the others' again. */
public final class Senders {

    private final Intake intake;
    private final String tenant;
    private final long seed;
    private final List<List<Observation>> batches;

    /** @param most observations of a batch */
    public Senders(Intake intake, String tenant, long seed, int names, int most) {
        this.intake = intake;
        this.tenant = tenant;
        this.seed = seed;
        this.batches = Deliveries.of(names, new Random(seed)).batches(most, new Random(seed));
    }

    /** Sends the first of this many parts, one batch after the other. */
    public void sendFirst(int ofParts) throws Exception {
        for (var batch : batches.subList(0, batches.size() / ofParts)) {
            take(batch);
        }
    }

    /** Sends everything. */
    public void send(int writers) throws Exception {
        List<Callable<Void>> work = IntStream.range(0, writers).<Callable<Void>> mapToObj(writer -> () -> {
            var random = new Random(seed * writers + writer);
            for (int i = writer; i < batches.size(); i += writers) {
                take(batches.get(i));
                take(batches.get(random.nextInt(batches.size())));
            }
            return null;
        }).toList();
        try (var threads = Executors.newFixedThreadPool(writers)) {
            for (var writer : threads.invokeAll(work)) {
                writer.get();
            }
        }
    }

    private void take(List<Observation> batch) throws Exception {
        intake.take(tenant, batch).toCompletableFuture().get();
    }
}
