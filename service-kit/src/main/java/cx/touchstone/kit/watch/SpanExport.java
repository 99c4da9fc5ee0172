package cx.touchstone.kit.watch;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * Tells a collector of spans, some at a time, in a thread of its own: nobody ever waits for it, and what it cannot tell is
 * lost.
 */
final class SpanExport {

    private static final Logger LOG = Logger.getLogger(SpanExport.class);
    /** Spans in one call. */
    private static final int TOGETHER = 512;
    /** How long a call may take, in seconds. */
    private static final int PATIENCE = 5;

    private final BlockingQueue<Span> waiting;
    private final LongAdder told = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final String service;
    private final HttpClient client;
    private final RequestOptions to;
    private final long pause;
    private final Thread thread;
    private volatile boolean open = true;
    private boolean away;

    SpanExport(Vertx vertx, String service, URI endpoint, Tracing.Settings settings) {
        this.service = service;
        this.waiting = new ArrayBlockingQueue<>(settings.waiting());
        this.pause = settings.every().toNanos();
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(2_000));
        this.to = new RequestOptions().setMethod(HttpMethod.POST)
                .setAbsoluteURI(endpoint.toString().replaceFirst("/+$", "") + "/v1/traces")
                .putHeader("Content-Type", "application/json");
        headers(settings.headers().orElse(List.of())).forEach(to::putHeader);
        this.thread = Thread.ofPlatform().daemon().name("spans").start(this::tellOn);
    }

    private static Map<String, String> headers(List<String> lines) {
        return lines.stream().map(line -> line.split("=", 2)).filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> parts[0].strip(), parts -> parts[1].strip(), (first, second) -> second));
    }

    void show(MeterRegistry meters) {
        FunctionCounter.builder("touchstone.spans.told", told, LongAdder::sum).description("Spans that the collector took")
                .register(meters);
        FunctionCounter.builder("touchstone.spans.dropped", dropped, LongAdder::sum)
                .description("Spans that the collector did not get").register(meters);
    }

    void tell(Span span) {
        if (!waiting.offer(span)) {
            dropped.increment();
        }
    }

    private void tellOn() {
        while (open) {
            LockSupport.parkNanos(pause);
            tellAll();
        }
        tellAll();
    }

    private void tellAll() {
        List<Span> some = new ArrayList<>(TOGETHER);
        while (waiting.drainTo(some, TOGETHER) > 0) {
            try {
                tell(some);
                if (away) {
                    LOG.infof("spans can be told again at %s", to.getHost());
                    away = false;
                }
            } catch (ExecutionException | TimeoutException | RuntimeException e) {
                dropped.add(some.size());
                if (!away) {
                    LOG.warnf("spans cannot be told at %s: %s", to.getHost(), e);
                    away = true;
                }
            } catch (InterruptedException e) {
                return;
            }
            some.clear();
        }
    }

    private void tell(List<Span> some) throws InterruptedException, ExecutionException, TimeoutException {
        int status = client.request(to).compose(request -> request.send(Buffer.buffer(OtlpJson.of(service, some))))
                .compose(answer -> answer.end().map(answer.statusCode())).toCompletionStage().toCompletableFuture()
                .get(PATIENCE, TimeUnit.SECONDS);
        if (status >= 300) {
            throw new IllegalStateException("answered " + status);
        }
        told.add(some.size());
    }

    /** Tells what waits, and ends. */
    void close() throws InterruptedException {
        open = false;
        LockSupport.unpark(thread);
        thread.join(TimeUnit.SECONDS.toMillis(2 * PATIENCE));
        client.close();
    }
}
