package cx.touchstone.gateway.routing;

import java.util.HashSet;
import java.util.Set;

import org.jboss.logging.Logger;

import cx.touchstone.gateway.exchange.Headers;
import cx.touchstone.gateway.exchange.Headers.Passport;
import cx.touchstone.gateway.exchange.Lane;
import cx.touchstone.gateway.exchange.PassingBody;
import cx.touchstone.gateway.exchange.Silence;
import cx.touchstone.gateway.exchange.Upstream;
import cx.touchstone.gateway.routing.Denial.Broken;
import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * One request on its way to a service, and the answer on its way back; small bodies pass in one piece, all others stream. What
 * did not reach an address goes to the next one. What did is asked once more only if it was to read and nothing of an answer
 * came, as far as the budget goes: of everything else only the caller knows whether asking again does harm.
 */
final class Exchange {

    private static final Logger LOG = Logger.getLogger(Exchange.class);

    private final RoutingContext at;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Neighbour to;
    private final Lane lane;
    private final Passport passport;
    private final Answers answers;
    private final RoutingSettings.Patience patience;
    private final long largestBody;
    private final Silence silence;
    private final Set<Upstream> away = new HashSet<>(2);
    private PassingBody coming;
    private long came;
    private boolean allCame;
    private Upstream where;
    /** The body; null for one that streams. */
    private Buffer whole;
    private boolean again;
    private boolean entered;
    private boolean answered;
    private boolean over;
    private HttpClientRequest out;
    private Broken broken;

    Exchange(Silence.Watch watch, RoutingContext at, Neighbour to, Lane lane, Passport passport, Answers answers,
            RoutingSettings.Patience patience, long largestBody) {
        this.at = at;
        this.request = at.request();
        this.response = at.response();
        this.to = to;
        this.lane = lane;
        this.passport = passport;
        this.answers = answers;
        this.patience = patience;
        this.largestBody = largestBody;
        this.silence = new Silence(watch, this::nothingMoves);
    }

    void begin() {
        response.exceptionHandler(this::callerLeft);
        request.exceptionHandler(this::callerLeft);
        coming = new PassingBody(request, this::take);
        to.begins();
        long length = Headers.announcesBody(request) ? Headers.length(request.headers()) : 0;
        if (length >= 0 && length <= PassingBody.SMALL) {
            silence.within(patience.idle());
            letContinue();
            coming.gather(body -> {
                allCame = true;
                silence.end();
                whole = body;
                ask();
            });
        } else {
            ask();
        }
    }

    private void ask() {
        if (over) {
            return;
        }
        where = to.next(lane, away);
        entered = where != null;
        if (entered) {
            to.client(lane).request(where.options()).onComplete(this::send);
        } else {
            broken = new Broken(Denial.UNAVAILABLE, null);
            end();
            answers.deny(at, broken.denial);
        }
    }

    private void send(AsyncResult<HttpClientRequest> connected) {
        if (connected.failed()) {
            giveUp(connected.cause());
            return;
        }
        out = connected.result();
        out.exceptionHandler(failure -> LOG.debugf("%s: %s", to.name(), failure)); // the future of its answer tells
        out.response().onComplete(this::answer);
        if (over || response.closed()) {
            out.reset(); // the caller has left while waiting
            return;
        }
        out.setMethod(request.method()).setURI(request.uri());
        Headers.toService(at, out.headers(), passport);
        if (whole == null) {
            letContinue();
            silence.within(patience.idle());
            out.setChunked(!out.headers().contains(HttpHeaders.CONTENT_LENGTH));
            coming.passTo(out, this::allTaken);
        } else {
            silence.within(patience.answer());
            if (whole.length() == 0) {
                out.end();
            } else {
                out.end(whole);
            }
        }
    }

    private void letContinue() {
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            response.writeContinue();
        }
    }

    private boolean take(Buffer piece) {
        silence.moved();
        came += piece.length();
        if (came > largestBody) {
            breakOff(Denial.TOO_LARGE);
        }
        return broken == null;
    }

    private void allTaken() {
        allCame = true;
        if (!answered) {
            silence.within(patience.answer());
        }
    }

    private void answer(AsyncResult<HttpClientResponse> answer) {
        if (answer.failed()) {
            giveUp(answer.cause());
            return;
        }
        HttpClientResponse from = answer.result();
        answered = true;
        report(false); // how fast the caller takes the rest is not the service's doing
        silence.within(patience.idle());
        from.exceptionHandler(this::giveUp);
        new Reply(at, from, where.origin(), this::pass, this::end).begin();
    }

    private boolean pass(Buffer piece) {
        silence.moved();
        return !over;
    }

    private void nothingMoves() {
        breakOff(!answered && !allCame && !coming.isHeld() ? Denial.STALLED : Denial.LATE);
    }

    /** Leaves the service; a caller that has the head of the answer already gets no end of it, so that it notices. */
    private void breakOff(Denial denial) {
        broken = new Broken(denial, null);
        if (out == null) {
            giveUp(broken);
        } else {
            out.reset(0, broken);
        }
    }

    private void callerLeft(Throwable failure) {
        if (over) {
            return;
        }
        if (out != null) {
            out.reset(0, failure);
        } else if (!entered) { // else the connection to the service finds nobody there
            end();
        }
    }

    private void giveUp(Throwable failure) {
        if (over) {
            return;
        }
        if (broken == null) {
            broken = Broken.of(failure, out != null, response.closed());
            if (broken.denial.isTheServicesFault()) {
                LOG.warnf("%s: %s", to.name(), failure.getMessage());
            }
        }
        if (mayAskAgain()) {
            silence.end();
            report(true);
            broken = null;
            out = null;
            ask();
        } else {
            end();
            answers.deny(at, broken.denial);
        }
    }

    private boolean mayAskAgain() {
        if (broken.denial == Denial.UNAVAILABLE) {
            return away.add(where); // nobody was there to hear
        }
        boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        again = broken.denial == Denial.INTERRUPTED && reads && whole != null && !answered && !again && to.retries().spend();
        return again;
    }

    /** There is nothing more to wait for. */
    private void end() {
        if (!over) {
            over = true;
            silence.end();
            to.ends(broken == null ? null : broken.denial);
            report(broken != null && broken.denial.isTheServicesFault());
        }
    }

    /** Tells the breaker, once, how it went. */
    private void report(boolean fault) {
        if (entered) {
            entered = false;
            where.breaker().tell(fault);
        }
    }
}
