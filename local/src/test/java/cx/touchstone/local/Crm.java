package cx.touchstone.local;

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

/** A partner's system that is called. */
final class Crm implements AutoCloseable {

    /** One call, as it came. */
    record Call(Map<String, List<String>> headers, String body) {

        JsonPath event() {
            return JsonPath.from(body);
        }

        String id() {
            return headers.get("Webhook-id").getFirst();
        }

        /** Whether an independent library finds it signed with this secret. */
        boolean isSignedWith(String secret) {
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
    private volatile String elsewhere = "/";

    Crm() {
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
                exchange.getResponseHeaders().add("Location", elsewhere);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    /** Answers like this from now on. */
    Crm answers(Function<Call, Integer> manner) {
        this.manner = manner;
        return this;
    }

    /** Sends everybody there from now on. */
    Crm sendsTo(String address) {
        elsewhere = address;
        return answers(call -> 307);
    }

    List<Call> calls() {
        return calls;
    }

    /** The calls about something in its own books. */
    List<Call> about(String subject) {
        return calls.stream().filter(call -> subject.equals(call.event().getString("subject"))).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
