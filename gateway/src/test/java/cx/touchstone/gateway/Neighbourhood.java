package cx.touchstone.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

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

    private static final String PASSWORD = "password";

    private Vertx vertx;
    private static Path certificate;

    /** How the service that answers this resource behaves from now on. */
    public static void behave(String resource, Handler<HttpServerRequest> manner) {
        CALLS.remove(resource);
        MANNERS.put(resource, manner);
    }

    /** How many requests have reached a service since it was last told how to behave. */
    public static int calls(String resource) {
        return CALLS.computeIfAbsent(resource, r -> new AtomicInteger()).get();
    }

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            String[] segments = request.path().split("/", 5);
            String resource = request.path().startsWith("/api/v1/") ? segments[3] : segments[1];
            CALLS.computeIfAbsent(resource, r -> new AtomicInteger()).incrementAndGet();
            MANNERS.getOrDefault(resource, Neighbourhood::tell).handle(request);
        });
        String url = "http://localhost:" + await(server.listen(0)).actualPort();
        Map<String, String> settings = new HashMap<>();
        for (String service : new String[] { "journey-service", "survey-service", "scoring-service" }) {
            settings.put("touchstone.routing.services." + service + ".url", url);
        }
        for (String service : MOODY) {
            settings.put("touchstone.routing.services." + service + ".url", url);
            settings.put("touchstone.routing.services." + service + ".resources", service);
        }
        settings.put("quarkus.http.ssl.certificate.key-store-file", aCertificate().toString());
        settings.put("quarkus.http.ssl.certificate.key-store-password", PASSWORD);
        settings.put("quarkus.http.test-ssl-port", "0");
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
        settings.put("touchstone.routing.connections.events", "8");
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
        try {
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(KeyStore.getInstance(certificate.toFile(), PASSWORD.toCharArray()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path aCertificate() {
        try {
            certificate = Files.createTempDirectory("gateway").resolve("localhost.p12");
            new ProcessBuilder(System.getProperty("java.home") + "/bin/keytool", "-genkeypair", "-alias", "localhost",
                    "-keyalg",
                    "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-keystore", certificate.toString(),
                    "-storepass", PASSWORD).inheritIO().start().waitFor();
            return certificate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
