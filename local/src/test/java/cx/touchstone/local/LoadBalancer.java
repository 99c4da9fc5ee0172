package cx.touchstone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A proxy in front of replicas, as people put one there: it looks every so often which of them are ready, sends to these in
 * turn, and tries the next one if it cannot connect. What has been sent it never sends again.
 */
final class LoadBalancer implements AutoCloseable {

    private static final long LOOKS_EVERY = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type");

    private final List<ServiceProcess> replicas;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<ServiceProcess> ready = List.of();

    LoadBalancer(List<ServiceProcess> replicas) {
        this.replicas = replicas;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        look();
        looks.scheduleWithFixedDelay(this::look, LOOKS_EVERY, LOOKS_EVERY, TimeUnit.MILLISECONDS);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Those to which it sends at the moment. */
    List<ServiceProcess> ready() {
        return ready;
    }

    private void look() {
        ready = replicas.stream().filter(this::isReady).toList();
    }

    private boolean isReady(ServiceProcess replica) {
        HttpRequest question = HttpRequest.newBuilder(URI.create(replica.managementUrl() + "/q/health/ready"))
                .timeout(Duration.ofSeconds(2)).build();
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpResponse<byte[]> answer = send(exchange, body);
            if (answer == null) {
                exchange.sendResponseHeaders(502, -1);
                return;
            }
            answer.headers().firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** @return null if nobody answered */
    private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body) throws IOException {
        List<ServiceProcess> all = new ArrayList<>(ready);
        for (int first = turn.getAndIncrement(), i = 0; i < all.size(); i++) {
            HttpRequest.Builder request = HttpRequest
                    .newBuilder(URI.create(all.get(Math.floorMod(first + i, all.size())).url() + exchange.getRequestURI()))
                    .timeout(PATIENCE).method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
            PASSED_ON.forEach(name -> request.header(name, exchange.getRequestHeaders().getFirst(name)));
            try {
                return http.send(request.build(), BodyHandlers.ofByteArray());
            } catch (ConnectException e) {
                continue; // nobody has heard of it: the next one may
            } catch (IOException e) {
                return null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    @Override
    public void close() {
        looks.shutdownNow();
        server.stop(0);
        http.close();
    }
}
