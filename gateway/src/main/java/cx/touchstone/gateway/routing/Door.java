package cx.touchstone.gateway.routing;

import java.util.List;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import cx.touchstone.gateway.exchange.Headers.Passport;
import cx.touchstone.gateway.exchange.Lane;
import cx.touchstone.gateway.exchange.Places;
import cx.touchstone.gateway.exchange.Silence;
import cx.touchstone.gateway.limits.TooManyRequests;
import cx.touchstone.gateway.respondent.NoticePage;
import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.RequestGuard;
import cx.touchstone.kit.watch.Watched;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Where a request comes in: it is told apart by its path, its caller is recognised, and it goes on to the service meant. */
@ApplicationScoped
class Door {

    /** Respondents come by a link and have no key; what they may do is decided where the link is known. */
    private static final String PUBLIC = Neighbours.API + "public/";
    private static final Set<String> RESPONDENT = Set.of("public");

    @Inject
    Neighbours neighbours;
    @Inject
    Admission admitted;
    @Inject
    InternalToken token;
    @Inject
    Answers answers;
    @Inject
    RequestGuard.Limits limits;
    @Inject
    RoutingSettings settings;
    @Inject
    Vertx vertx;
    @Inject
    MeterRegistry meters;

    /** Of the whole gateway, and of what it answers itself. */
    private Places all;
    private Places own;
    private Silence.Watch watch;
    private long largestBody;
    private long largestStream;

    @PostConstruct
    void know() {
        all = new Places(meters, "all", settings.places().all(), settings.places().kept());
        own = new Places(meters, "gateway", settings.places().own(), 0);
        watch = new Silence.Watch(vertx);
        largestBody = limits.limit().asLongValue();
        largestStream = limits.streamedLimit().asLongValue();
    }

    /** A gateway that cannot sign would refuse everybody: it says so at its start. */
    void trySigning(@Observes StartupEvent event) {
        token.bearer(null, Neighbours.API, RESPONDENT);
    }

    /** Behind what refuses addresses, before what only the gateway's own resources need: most requests go to a service. */
    void open(@Observes Filters filters) {
        filters.register(this::enter, 800);
        filters.register(this::measure, 1001); // just before RequestGuard, which speaks to programs only
    }

    private void measure(RoutingContext at) {
        String length = at.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && NoticePage.isFor(at.request().path()) && length.matches("\\d{1,18}")
                && Long.parseLong(length) > largestBody) {
            answers.deny(at, Denial.TOO_LARGE);
        } else {
            at.next();
        }
    }

    void explain(@Observes Router router) {
        // An address of which the router itself cannot make out the path fails without a cause, before our guard sees it.
        router.route().failureHandler(at -> {
            if (at.failure() == null && at.statusCode() < 500) {
                answers.deny(at, Denial.WRONG_ADDRESS);
            } else {
                answers.deny(at, at.failure());
            }
        });
        router.errorHandler(400, at -> answers.deny(at, Denial.WRONG_ADDRESS));
    }

    private void enter(RoutingContext at) {
        HttpServerRequest request = at.request();
        String path = request.path();
        Neighbour to = neighbours.at(path);
        Lane lane = lane(request, path, to);
        if (!isIn(at, all, lane)) {
            return;
        }
        if (to == null) {
            enterOurs(at, path);
        } else if (!isReadable(request)) {
            answers.deny(at, Denial.WRONG_ENCODING);
        } else if (isRespondents(path)) {
            Watched.at(at).isRespondents();
            if (admitted.fromAddress(at)) {
                forward(at, to, lane,
                        new Passport(token.bearer(null, to.name(), RESPONDENT), admitted.address(request), null));
            }
        } else {
            admitted.of(at).onSuccess(caller -> forward(at, to, lane,
                    new Passport(token.bearer(caller.tenant(), to.name(), caller.scopes(), caller.name()), null,
                            caller.language())))
                    .onFailure(failure -> answers.deny(at, failure));
        }
    }

    private static boolean isRespondents(String path) {
        return path.startsWith(PUBLIC) || !path.startsWith(Neighbours.API);
    }

    private Lane lane(HttpServerRequest request, String path, Neighbour to) {
        if (to == null) {
            return Lane.ORDINARY;
        }
        if (isRespondents(path) || request.method() == HttpMethod.POST && settings.collecting().matcher(path).matches()) {
            return Lane.COLLECTING;
        }
        return settings.events().matcher(path).matches() ? Lane.EVENTS : Lane.ORDINARY;
    }

    /** Whether there is room for it until it is over; if there is none, it has been answered. */
    private boolean isIn(RoutingContext at, Places places, Lane lane) {
        Places.Place place = places.take(lane);
        if (place == null) {
            answers.deny(at, Denial.CROWDED);
            return false;
        }
        at.addEndHandler(over -> place.leave());
        return true;
    }

    /** One of the gateway's own resources, or nothing at all; each resource says itself who may call it. */
    private void enterOurs(RoutingContext at, String path) {
        if (!isIn(at, own, Lane.ORDINARY)) {
            return;
        }
        if (!path.startsWith(Neighbours.API)) {
            at.next();
        } else if (at.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            admitted.of(at).onComplete(called -> {
                if (called.cause() instanceof TooManyRequests tooMany) {
                    answers.deny(at, tooMany);
                } else {
                    at.next();
                }
            });
        } else if (admitted.fromAddress(at)) {
            at.next();
        }
    }

    private void forward(RoutingContext at, Neighbour to, Lane lane, Passport passport) {
        // Who only listens takes no place: there are connections enough for that.
        if (lane != Lane.EVENTS && !isIn(at, to.places(), lane)) {
            return;
        }
        String path = at.request().path();
        boolean streamed = limits.streamed().matcher(path).matches();
        boolean slow = streamed || settings.downloads().matcher(path).matches();
        new Exchange(watch, at, to, lane, passport, answers, slow ? settings.streamed() : settings.ordinary(),
                streamed ? largestStream : largestBody).begin();
    }

    /** Whether the framing of the body is one that everybody on the way reads in the same way. */
    private static boolean isReadable(HttpServerRequest request) {
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (!encodings.isEmpty()) {
            request.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
            return encodings.size() == 1 && encodings.getFirst().equalsIgnoreCase(HttpHeaders.CHUNKED.toString());
        }
        if (request.version() == HttpVersion.HTTP_2 && !request.isEnded()
                && !request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            // HTTP/2 frames every body; towards the service this one needs to be chunked.
            request.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
        }
        return true;
    }
}
