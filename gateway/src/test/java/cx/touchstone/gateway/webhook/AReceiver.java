package cx.touchstone.gateway.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpServer;

import io.restassured.path.json.JsonPath;

/** A partner's system that is called, over real HTTP; it answers as a test says. */
public final class AReceiver implements AutoCloseable {

    /** One call, as it came. */
    public record Call(Map<String, List<String>> headers, String body) {

        public JsonPath event() {
            return JsonPath.from(body);
        }

        public String header(String name) {
            return headers.get(name.substring(0, 1).toUpperCase() + name.substring(1)).getFirst();
        }

        /** Whether an independent library finds it signed with this secret. */
        public boolean isSignedWith(String secret) {
            try {
                new Webhook(secret).verify(body, HttpHeaders.of(headers, (name, value) -> true));
                return true;
            } catch (WebhookVerificationException e) {
                return false;
            } catch (EmptyWebhookSecretException e) {
                throw new AssertionError(e);
            }
        }
    }

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Function<Call, Integer> manner = call -> 204;

    public AReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            Call call = new Call(Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            calls.add(call);
            int status = manner.apply(call);
            if (status >= 300 && status < 400) {
                exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
            }
            byte[] said = status < 400 ? new byte[0] : "not\n now".getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.sendResponseHeaders(status, said.length == 0 ? -1 : said.length);
                exchange.getResponseBody().write(said);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hooks";
    }

    /** Answers like this from now on. */
    public AReceiver answers(Function<Call, Integer> manner) {
        this.manner = manner;
        return this;
    }

    public List<Call> calls() {
        return calls;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
