package cx.touchstone.gateway.routing;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

/**
 * HTTP/2 is spoken where TLS has agreed on it. The upgrade of a plain connection is not offered: the body of the request that
 * asks for it arrives without flow control, so anybody could fill the memory with one.
 */
@ApplicationScoped
class Http2OverTlsOnly implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
