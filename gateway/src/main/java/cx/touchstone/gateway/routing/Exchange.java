package cx.touchstone.gateway.routing;

import java.util.concurrent.TimeoutException;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

import cx.touchstone.gateway.routing.Denial.Broken;
import cx.touchstone.gateway.routing.Headers.Passport;
import cx.touchstone.kit.RequestGuard;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

/**
 * One request on its way to a service, and the answer on its way back; both bodies stream. Nothing is tried twice: a body that
 * has gone is gone, and only the caller knows whether asking again does harm.
 */
final class Exchange implements ProxyInterceptor {

    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final ProxyOptions OPTIONS = new ProxyOptions().setSupportWebSocket(false);

    private final RoutingContext at;
    private final Neighbour to;
    private final Passport passport;
    private final Answers answers;
    private final RoutingSettings.Patience patience;
    private final long largestBody;
    private final Silence silence;
    private PassingBody coming;
    private long came;
    private boolean allCame;
    private boolean answered;
    private HttpClientRequest out;
    private Broken broken;

    Exchange(Vertx vertx, RoutingContext at, Neighbour to, Passport passport, Answers answers,
            RoutingSettings.Patience patience, long largestBody) {
        this.at = at;
        this.to = to;
        this.passport = passport;
        this.answers = answers;
        this.patience = patience;
        this.largestBody = largestBody;
        this.silence = new Silence(vertx, this::nothingMoves);
    }

    void begin() {
        HttpProxy.reverseProxy(OPTIONS, to.client()).origin(this::connect).addInterceptor(this).handle(at.request());
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        Headers.toService(request.headers(), passport, RequestGuard.requestId(at));
        coming = new PassingBody(request.getBody().stream(), this::take, this::allTaken);
        request.setBody(Body.body(coming, request.getBody().length()));
        return to.guarded(() -> context.sendRequest().recover(failure -> Future.failedFuture(reason(failure))))
                .recover(this::giveUp);
    }

    private Future<HttpClientRequest> connect(ProxyContext context) {
        return context.client().request(to.address()).map(request -> {
            out = request.exceptionHandler(failure -> LOG.debugf("%s: %s", to.name(), failure)); // the future of its answer tells
            if (at.response().closed()) {
                request.reset(); // the caller has left while waiting
            } else if (at.request().headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
                at.response().writeContinue();
            }
            silence.within(Headers.announcesBody(at.request()) ? patience.idle() : patience.answer());
            return request;
        });
    }

    private boolean take(Buffer piece) {
        silence.moved();
        came += piece.length();
        if (came > largestBody) {
            breakOff(Denial.TOO_LARGE);
            return false;
        }
        return true;
    }

    private void allTaken() {
        allCame = true;
        if (!answered) {
            silence.within(patience.answer());
        }
    }

    private void nothingMoves() {
        breakOff(!answered && !allCame && !coming.isHeld() ? Denial.STALLED : Denial.LATE);
    }

    /** Leaves the service; a caller that has the head of the answer already gets no end of it, so that it notices. */
    private void breakOff(Denial denial) {
        broken = new Broken(denial, null);
        out.reset(0, broken);
    }

    private Broken reason(Throwable failure) {
        if (broken != null) {
            return broken;
        }
        if (failure instanceof StreamResetException || at.response().closed()) {
            return new Broken(Denial.STALLED, failure); // the caller left, and took its request to the service with it
        }
        if (failure instanceof ConnectionPoolTooBusyException || failure instanceof TimeoutException) {
            return new Broken(Denial.CROWDED, failure);
        }
        LOG.warnf("%s: %s", to.name(), failure.getMessage());
        return new Broken(out == null ? Denial.UNAVAILABLE : Denial.INTERRUPTED, failure);
    }

    private Future<ProxyResponse> giveUp(Throwable failure) {
        silence.end();
        if (failure instanceof CircuitBreakerOpenException) {
            answers.deny(at, Denial.UNAVAILABLE);
        } else if (failure instanceof Broken known) {
            answers.deny(at, known.denial);
        } else {
            answers.deny(at, failure);
        }
        return never();
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        answered = true;
        silence.within(patience.idle());
        ProxyResponse answer = context.response();
        Headers.toCaller(answer.headers(), to.origin());
        Body body = answer.getBody();
        if (hasNoBody(answer)) {
            body.stream().resume();
            answer.setBody(null);
            at.addHeadersEndHandler(written -> at.response().headers().remove(HttpHeaders.CONTENT_LENGTH));
        } else {
            answer.setBody(Body.body(new PassingBody(body.stream(), piece -> {
                silence.moved();
                return true;
            }, silence::moved).onFailure(failure -> answers.breakOff(at)), body.length()));
        }
        return context.sendResponse().onComplete(over -> silence.end()).recover(failure -> never());
    }

    /** A length that the service tells without sending a body (HEAD, 304) is passed on as it is. */
    private boolean hasNoBody(ProxyResponse answer) {
        return answer.getStatusCode() == 204 || answer.getBody().length() < 0
                && (answer.getStatusCode() == 304 || at.request().method() == HttpMethod.HEAD);
    }

    /** The answer is given, or there is nobody to give it to: the proxy has nothing more to do. */
    private static <T> Future<T> never() {
        return Promise.<T> promise().future();
    }
}
