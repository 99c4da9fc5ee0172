package cx.touchstone.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;

import cx.touchstone.gateway.Certificates.Identity;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;

/**
 * The services behind the gateway, over real HTTP: the three that exist, which tell what reached them, and some that behave as
 * a test says. Each of the latter is a service of its own to the gateway, so that no test meets another one's circuit breaker.
 */
public class Neighbourhood implements QuarkusTestResourceLifecycleManager {

    private static final String[] MOODY = { "streaming", "late", "stalling", "interrupting", "breaking", "lively", "crowded",
            "left", "odd", "forgetful", "careful", "hopeless" };
    /** Who calls from here is a proxy that the gateway trusts. */
    public static final String OUR_PROXY = "127.0.0.2";

    private static final Map<String, Handler<HttpServerRequest>> MANNERS = new ConcurrentHashMap<>();
    private static final Map<String, AtomicInteger> CALLS = new ConcurrentHashMap<>();

    private static final Certificates AUTHORITY = new Certificates("ours");

    private static volatile Buffer garbage = Buffer.buffer();

    private Vertx vertx;

    /** How the service that answers this resource behaves from now on. */
    public static void behave(String resource, Handler<HttpServerRequest> manner) {
        CALLS.remove(resource);
        MANNERS.put(resource, manner);
    }

    /** How many requests have reached a service since it was last told how to behave. */
    public static int calls(String resource) {
        return CALLS.computeIfAbsent(resource, r -> new AtomicInteger()).get();
    }

    /** What the service that answers {@code garbled} says to everything from now on, as bytes, lines ended by CR LF. */
    public static void garble(String answer) {
        garbage = Buffer.buffer(answer.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        HttpServer server = vertx.createHttpServer().requestHandler(this::answer);
        String url = "http://localhost:" + await(server.listen(0)).actualPort();
        Map<String, String> settings = new HashMap<>();
        for (String service : new String[] { "journey-service", "survey-service", "scoring-service" }) {
            settings.put("touchstone.routing.services." + service + ".url", url);
        }
        for (String service : MOODY) {
            settings.put("touchstone.routing.services." + service + ".url", url);
            settings.put("touchstone.routing.services." + service + ".resources", service);
        }
        Identity own = AUTHORITY.of("localhost");
        settings.put("HTTPS_CERTIFICATE", own.certificate().toString());
        settings.put("HTTPS_KEY", own.key().toString());
        settings.put("quarkus.tls.neighbours.trust-store.pem.certs", AUTHORITY.authority().toString());
        sealed(settings, "sealed", own);
        sealed(settings, "misnamed", AUTHORITY.of("elsewhere.example"));
        sealed(settings, "forged", new Certificates("somebody else").of("localhost"));
        settings.put("quarkus.http.test-ssl-port", "0");
        int garbled = await(vertx.createNetServer().connectHandler(socket -> socket
                .handler(asked -> socket.write(garbage).onComplete(written -> socket.close()))).listen(0)).actualPort();
        settings.put("touchstone.routing.services.garbled.url", "http://localhost:" + garbled);
        settings.put("touchstone.routing.services.garbled.resources", "garbled");
        settings.put("touchstone.routing.services.away.url", "http://localhost:" + aClosedPort());
        settings.put("touchstone.routing.services.away.resources", "away");
        int port = URI.create(url).getPort();
        settings.put("touchstone.routing.services.spread.url", url + ",http://127.0.0.1:" + port);
        settings.put("touchstone.routing.services.spread.resources", "spread");
        settings.put("touchstone.routing.services.halfway.url", "http://localhost:" + aClosedPort() + "," + url);
        settings.put("touchstone.routing.services.halfway.resources", "halfway");
        settings.put("touchstone.routing.retries.saved", "3");
        settings.put("touchstone.routing.ordinary.answer", "PT1S");
        settings.put("touchstone.routing.ordinary.idle", "PT1S");
        settings.put("touchstone.routing.streamed.answer", "PT3S");
        settings.put("touchstone.routing.streamed.idle", "PT3S");
        settings.put("touchstone.routing.breaker.exchanges", "4");
        settings.put("touchstone.routing.breaker.pause", "PT0.5S");
        settings.put("touchstone.routing.trusted-proxies", OUR_PROXY + ",10.0.0.0/8,fd00::/8");
        settings.put("touchstone.routing.connections.most", "8");
        settings.put("touchstone.routing.connections.queue", "4");
        settings.put("touchstone.routing.connections.collecting", "8");
        settings.put("touchstone.routing.connections.events", "8");
        settings.put("touchstone.routing.places.all", "80");
        settings.put("touchstone.routing.places.service", "16");
        settings.put("touchstone.routing.places.kept", "0.25");
        settings.put("touchstone.overview.patience", "PT1S");
        settings.put("touchstone.identity.look-ups", "8");
        settings.put("touchstone.oidc.keys-pause", "PT1S");
        settings.put("touchstone.outside.private-addresses", "true"); // issuers of tests are here
        settings.put("touchstone.secrets.keys", "1:b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtb24");
        settings.put("touchstone.webhooks.first-pause", "PT0.1S");
        settings.put("touchstone.webhooks.longest-pause", "PT0.4S");
        settings.put("touchstone.webhooks.answer", "PT1S");
        settings.put("touchstone.webhooks.lease", "PT3S");
        settings.put("touchstone.limits.key.per-minute", "6");
        settings.put("touchstone.limits.key.burst", "300");
        settings.put("touchstone.limits.address.per-minute", "60000");
        settings.put("touchstone.limits.address.burst", "60000");
        return settings;
    }

    private void answer(HttpServerRequest request) {
        String[] segments = request.path().split("/", 5);
        String resource = request.path().startsWith("/api/v1/") ? segments[3] : segments[1];
        CALLS.computeIfAbsent(resource, r -> new AtomicInteger()).incrementAndGet();
        MANNERS.getOrDefault(resource, Neighbourhood::tell).handle(request);
    }

    /** Answers with what came. */
    public static void tell(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            JsonObject headers = new JsonObject();
            request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(), header.getValue()));
            request.response().putHeader("Content-Type", "application/json")
                    .end(new JsonObject().put("method", request.method().name()).put("uri", request.uri())
                            .put("headers", headers).put("body", body.toString()).encode());
        });
    }

    /** Trusts the gateway under test. */
    public static SSLContext trust() {
        return AUTHORITY.trust();
    }

    /** One more service, which speaks TLS. */
    private void sealed(Map<String, String> settings, String service, Identity identity) {
        HttpServerOptions options = new HttpServerOptions().setSsl(true).setKeyCertOptions(new PemKeyCertOptions()
                .setCertPath(identity.certificate().toString()).setKeyPath(identity.key().toString()));
        int port = await(vertx.createHttpServer(options).requestHandler(this::answer).listen(0)).actualPort();
        settings.put("touchstone.routing.services." + service + ".url", "https://localhost:" + port);
        settings.put("touchstone.routing.services." + service + ".resources", service);
    }

    private static int aClosedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T await(io.vertx.core.Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void stop() {
        if (vertx != null) {
            await(vertx.close());
        }
    }
}
