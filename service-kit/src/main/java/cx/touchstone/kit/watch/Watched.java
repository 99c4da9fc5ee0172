package cx.touchstone.kit.watch;

import io.vertx.ext.web.RoutingContext;

/** One request that is being answered, as it is counted and traced. */
public final class Watched {

    private static final String KEY = "touchstone.watched";
    /** Of whom nothing is known, or who was not let in. */
    private static final String NOBODY = "nobody";
    /** Whoever comes by a link. */
    private static final String RESPONDENT = "respondent";

    private final Routes routes;
    final Span span;
    final long began = System.nanoTime();
    String tenant;
    String who = NOBODY;
    boolean over;

    Watched(Routes routes, Span span) {
        this.routes = routes;
        this.span = span;
    }

    void keep(RoutingContext at) {
        at.put(KEY, this);
    }

    /** The one that is being answered here; null for what was refused before anybody looked. */
    public static Watched at(RoutingContext at) {
        return at.get(KEY);
    }

    /** The address that is asked for, without what only this request has in its path. */
    public static String route(RoutingContext at) {
        Watched watched = at(at);
        return watched == null ? Routes.OTHER : watched.routes.of(at.request().path());
    }

    /** Where in which trace it is. */
    public TraceContext trace() {
        return span.at();
    }

    /** Whose data it is about. */
    public void isFor(String tenant) {
        this.tenant = tenant;
    }

    /** It comes from somebody who has a link. */
    public void isRespondents() {
        this.who = RESPONDENT;
    }
}
