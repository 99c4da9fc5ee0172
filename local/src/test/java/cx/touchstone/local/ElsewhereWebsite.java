package cx.touchstone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpServer;

/** Somebody's website, on another origin than the platform and with a strict content security policy, that asks a survey. */
final class ElsewhereWebsite implements AutoCloseable {

    private final HttpServer server;

    /** @param platform its address, where the script comes from */
    ElsewhereWebsite(String platform, String link, String language) {
        byte[] page = """
                <!doctype html><html lang="%1$s"><head><meta charset="utf-8"><title>Shop</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <script src="%2$s/widget/touchstone.js" async></script></head>
                <body><main><h1>Shop</h1>
                <touchstone-survey link="%3$s" attributes='{"visit": "first"}'></touchstone-survey></main></body></html>"""
                .formatted(language, platform, link).getBytes(StandardCharsets.UTF_8);
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html;charset=UTF-8");
            exchange.getResponseHeaders().add("Content-Security-Policy",
                    "default-src 'none'; script-src " + platform + "; connect-src " + platform + "; img-src data:");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
