package cx.touchstone.local;

import static cx.touchstone.kit.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.local.Signals.Batch;

/** Eight systems send to three replicas of scoring-service, of which one is killed meanwhile: everything counts once. */
@ExtendWith(ThePlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreeReplicasStory {

    private static final int WRITERS = 8;
    private static final int NAMES = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Platform platform;
    private final String bearer;
    private final List<ServiceProcess> replicas;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Signals signals = new Signals(NAMES, new Random(20_251_122));
    private final List<Batch> batches = signals.batches();
    private final CountDownLatch underWay = new CountDownLatch(batches.size() / 3);
    private final CountDownLatch back = new CountDownLatch(1);
    private final AtomicInteger turn = new AtomicInteger();

    ThreeReplicasStory(Platform platform) throws InterruptedException {
        this.platform = platform;
        this.bearer = platform.bearer(Service.SCORING, "race-" + UUID.randomUUID(),
                Set.of("signals:write", "scores:read", "admin"));
        this.replicas = List.of(platform.service(Service.SCORING), platform.replica(Service.SCORING),
                platform.replica(Service.SCORING));
    }

    @AfterAll
    void replicasGo() {
        replicas.stream().skip(1).forEach(platform::dismiss);
    }

    @Test
    void what_eight_writers_send_counts_once_although_a_replica_is_killed() throws Exception {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Void>> writers = IntStream.range(0, WRITERS).mapToObj(n -> threads.submit(() -> sends(n))).toList();
            try {
                assertTrue(underWay.await(60, TimeUnit.SECONDS));
                replicas.getLast().kill();
                platform.restart(replicas.getLast());
            } finally {
                back.countDown();
            }
            for (Future<Void> writer : writers) {
                writer.get();
            }
        }
        for (ServiceProcess replica : replicas) {
            assertEquals(signals.left(), scores(replica, "touchpoint"));
            assertEquals(signals.leftByAge(), scores(replica, "touchpoint,attribute:age"));
        }
        Reconciled.zero(read(replicas.getLast(), "/reconciliation?recount=true"));
    }

    /** Its share of the batches; the last of them when the replica is back. */
    private Void sends(int writer) throws InterruptedException {
        List<Batch> share = new ArrayList<>();
        for (int i = writer; i < batches.size(); i += WRITERS) {
            share.add(batches.get(i));
        }
        for (int i = 0; i < share.size(); i++) {
            if (i == share.size() * 2 / 3) {
                assertTrue(back.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            }
            Batch batch = share.get(i);
            // Who gets no answer cannot know whether it was counted, and sends it again to whoever is next.
            eventually(PATIENCE, () -> sent(batch, replicas.get(turn.getAndIncrement() % replicas.size())));
            underWay.countDown();
        }
        return null;
    }

    private void sent(Batch batch, ServiceProcess replica) {
        try {
            var answer = http.send(HttpRequest.newBuilder(URI.create(replica.url() + "/api/v1/observations"))
                    .header("Authorization", bearer).header("Content-Type", "application/json").timeout(PATIENCE)
                    .POST(BodyPublishers.ofString(batch.body())).build(), BodyHandlers.ofString());
            assertEquals(207, answer.statusCode(), answer::body);
            JsonNode results = new ObjectMapper().readTree(answer.body());
            assertEquals(batch.good(), results.get("accepted").intValue() + results.get("duplicates").intValue());
            assertEquals(batch.unreadable(), results.get("refused").intValue());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often each value was answered, as one replica says it. */
    private Map<String, String> scores(ServiceProcess replica, String groups) throws IOException {
        Map<String, String> counted = new TreeMap<>();
        read(replica, "/scores?metric=nps&groupBy=" + groups).get("items").forEach(score -> counted.put(
                (score.get("touchpoint").textValue() + " " + score.at("/segment/value").asText()).strip(),
                StreamSupport.stream(score.get("distribution").spliterator(), false)
                        .map(value -> value.get("value") + ": " + value.get("n") + " weighing " + value.get("weight"))
                        .collect(Collectors.joining(", "))));
        return counted;
    }

    private JsonNode read(ServiceProcess replica, String what) throws IOException {
        return new ObjectMapper().readTree(given().baseUri(replica.url() + "/api/v1").header("Authorization", bearer).get(what)
                .then().statusCode(200).extract().asString());
    }
}
