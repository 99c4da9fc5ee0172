package cx.touchstone.gateway.routing;

import java.util.function.Predicate;

import cx.touchstone.gateway.exchange.Headers;
import cx.touchstone.gateway.exchange.PassingBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** A service's answer on its way to the caller. */
final class Reply {

    private final RoutingContext at;
    private final HttpServerResponse response;
    private final HttpClientResponse from;
    private final String origin;
    private final PassingBody body;
    private final Runnable end;

    /**
     * @param origin of the service
     * @param piece sees every piece of the body, and says whether it goes on
     * @param end is told when all of the answer has been passed on
     */
    Reply(RoutingContext at, HttpClientResponse from, String origin, Predicate<Buffer> piece, Runnable end) {
        this.at = at;
        this.response = at.response();
        this.from = from;
        this.origin = origin;
        this.body = new PassingBody(from, piece);
        this.end = end;
    }

    void begin() {
        long length = Headers.length(from.headers());
        if (hasNoBody()) {
            body.gather(nothing -> giveWithoutBody(length >= 0 && from.statusCode() != 204));
        } else if (length >= 0 && length <= PassingBody.SMALL) {
            body.gather(this::give);
        } else {
            writeHead();
            if (length < 0) {
                response.setChunked(true);
            }
            body.passTo(response, this::allGiven);
        }
    }

    private void give(Buffer whole) {
        writeHead();
        response.end(whole);
        end.run();
    }

    /** A length that the service tells without sending a body (HEAD, 304) is passed on as it is. */
    private void giveWithoutBody(boolean withLength) {
        writeHead();
        if (!withLength) {
            at.addHeadersEndHandler(written -> response.headers().remove(HttpHeaders.CONTENT_LENGTH));
        }
        response.end();
        end.run();
    }

    private void allGiven() {
        if (at.request().version() == HttpVersion.HTTP_1_0) { // knows no other end of a body without a length
            at.addEndHandler(written -> at.request().connection().close());
        }
        end.run();
    }

    private void writeHead() {
        response.setStatusCode(from.statusCode());
        Headers.toCaller(from.headers(), response.headers(), origin);
    }

    private boolean hasNoBody() {
        return from.statusCode() == 204 || from.statusCode() == 304 || at.request().method() == HttpMethod.HEAD;
    }
}
