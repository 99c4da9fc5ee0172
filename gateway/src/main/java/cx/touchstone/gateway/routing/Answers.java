package cx.touchstone.gateway.routing;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.gateway.exchange.Headers;
import cx.touchstone.gateway.respondent.NoticePage;
import cx.touchstone.kit.Ids;
import cx.touchstone.kit.Problems;
import cx.touchstone.kit.Problems.Problem;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.RequestGuard;
import cx.touchstone.kit.watch.Watched;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** The gateway's own answers, problems all of them; to people, on a page. */
@ApplicationScoped
class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);
    /** How long a caller that has its answer may go on sending before the connection is closed. In milliseconds. */
    private static final long LINGER = 2000;

    @Inject
    ObjectMapper json;
    @Inject
    Vertx vertx;

    void deny(RoutingContext at, Denial denial) {
        send(at, denial.status, denial.title, denial.code, denial.detail);
    }

    /** Answers what went wrong before a service was asked. */
    void deny(RoutingContext at, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                if (refusal.retryAfter() > 0) {
                    at.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(refusal.retryAfter()));
                }
                send(at, refusal.kind().status(), refusal.kind().title(), refusal.code(), refusal.getMessage());
                return;
            }
        }
        LOG.errorf(failure, "%s %s failed", at.request().method(), Watched.route(at));
        deny(at, Denial.FAILED);
    }

    private void send(RoutingContext at, int status, String title, String code, String detail) {
        HttpServerResponse response = at.response();
        if (response.closed() || response.ended()) {
            return;
        }
        if (response.headWritten()) {
            breakOff(at);
            return;
        }
        response.setStatusCode(status);
        if (status == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (status == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Problems.RETRY_AFTER));
        }
        if (Headers.announcesBody(at.request()) && !at.request().isEnded()) {
            close(at);
        }
        String id = requestId(at);
        if (NoticePage.isFor(at.request().path())) {
            boolean passes = response.headers().contains(HttpHeaders.RETRY_AFTER) || status >= 500;
            response.end(NoticePage.of(code, passes, at.request(), response.headers()));
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
                    .end(write(Problem.of(status, title, code, detail, at.request().path(), id, List.of())));
        }
    }

    private static String requestId(RoutingContext at) {
        String id = RequestGuard.requestId(at);
        if (id == null) { // refused before the guard saw it
            id = Ids.next().toString();
            at.response().putHeader(RequestGuard.HEADER, id);
        }
        return id;
    }

    /** Ends an answer that has begun in such a way that nobody takes it for whole. */
    private void breakOff(RoutingContext at) {
        if (at.request().version() == HttpVersion.HTTP_2) {
            at.response().reset();
        } else {
            at.request().connection().close();
        }
    }

    /**
     * The rest of a body that nobody wants is taken for a while, because closing at once would take the answer away from a
     * caller that sends before it reads; then the connection is closed.
     */
    private void close(RoutingContext at) {
        if (at.request().version() != HttpVersion.HTTP_2) {
            at.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        at.request().resume();
        vertx.setTimer(LINGER, timer -> {
            if (!at.request().isEnded()) {
                breakOff(at);
            }
        });
    }

    private Buffer write(Problem problem) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
