package cx.touchstone.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code touchstone.routing.*} */
@ConfigMapping(prefix = "touchstone.routing")
public interface RoutingSettings {

    /** The services behind the gateway, by name. A name is also the audience of the tokens that go there. */
    Map<String, Service> services();

    /** How long an ordinary exchange may take. */
    Patience ordinary();

    /** How long an exchange may take whose body is streamed (see {@code touchstone.body.streamed}). */
    StreamedPatience streamed();

    /** Paths whose answer may take as long as a streamed body, as a regular expression over the whole path. */
    @WithDefault("/api/v1/exports/.+")
    Pattern downloads();

    /**
     * Paths whose answer goes on and on, as server-sent events do, as a regular expression over the whole path: it is over when
     * nothing moves any more.
     */
    @WithDefault("/api/v1/scores/stream")
    Pattern events();

    /**
     * What is collecting besides what respondents do: a POST to these paths, as a regular expression over the whole path.
     */
    @WithDefault("/api/v1/observations")
    Pattern collecting();

    /** How many requests may be under way at once. */
    Places places();

    /**
     * Addresses of the proxies in front of the gateway, single or in CIDR notation: what they say in {@code X-Forwarded-For} is
     * believed.
     */
    Optional<List<String>> trustedProxies();

    /** The way to each service. */
    Connections connections();

    /** When an address of a service is left alone for a while. */
    Breaker breaker();

    /** How often a service is asked once more for what it may be asked twice. */
    Retries retries();

    /** One service. */
    interface Service {
        /** Scheme, host and port of each of its addresses; they are asked in turn. */
        List<URI> url();

        /** The first segments behind {@code /api/v1/} that it answers. */
        Set<String> resources();

        /**
         * The first segments of the addresses that people open in a browser without a key, such as {@code s} of {@code /s/…}.
         */
        Optional<Set<String>> pages();
    }

    /** Where time runs out. */
    interface Patience {
        /** Longest time from the end of the request to the beginning of the answer. */
        @WithDefault("PT15S")
        Duration answer();

        /** Longest time in which neither side moves while a body is under way. */
        @WithDefault("PT30S")
        Duration idle();
    }

    /** As {@link Patience}, with room for a large body that is worked on at its end. */
    interface StreamedPatience extends Patience {
        @Override
        @WithDefault("PT10M")
        Duration answer();

        @Override
        @WithDefault("PT1M")
        Duration idle();
    }

    /** Where it ends; more are refused as overload. */
    interface Places {
        /** In all. */
        @WithDefault("2000")
        int all();

        /** To each service, with those that wait for a connection. */
        @WithDefault("800")
        int service();

        /** For what the gateway answers itself: fewer than it has threads, so that keys are still looked up. */
        @WithDefault("160")
        int own();

        /** Which part, of all and of each service's, is kept for the collecting of answers, 0 to 1. */
        @WithDefault("0.2")
        double kept();
    }

    /** Limits of the connections to one service; each event loop gets an equal share of them. */
    interface Connections {
        /** How many are open at most, but for those below. */
        @WithDefault("160")
        int most();

        /**
         * How many more are open at most for the collecting of answers, so that nothing else takes their place: enough to fill
         * the
         * batches of what writes together, fewer than it lets wait.
         */
        @WithDefault("160")
        int collecting();

        /** How many exchanges may wait for a free one of either; more are refused as overload. */
        @WithDefault("512")
        int queue();

        /**
         * How many more are open at most for answers that go on and on: apart from the others, so that who only listens takes
         * nobody's place. None waits for these.
         */
        @WithDefault("512")
        int events();

        /** How long an exchange waits for a free one before it is refused as overload. */
        @WithDefault("PT5S")
        Duration queueTime();

        /** How long opening one may take. */
        @WithDefault("PT2S")
        Duration connect();

        /** How long an unused one is kept; shorter than the services keep theirs, so that none closes under a request. */
        @WithDefault("PT60S")
        Duration kept();
    }

    /** The retry budget of each service. */
    interface Retries {
        /** For which part of all exchanges, 0 to 1. */
        @WithDefault("0.1")
        double share();

        /** How many can be saved up. */
        @WithDefault("10")
        double saved();
    }

    /** The circuit breaker of each address. */
    interface Breaker {
        /** Over how many exchanges it looks back. */
        @WithDefault("20")
        int exchanges();

        /** Which part of them must have failed for it to open, 0 to 1. */
        @WithDefault("0.5")
        double failed();

        /** How long it stays open before it tries one exchange. */
        @WithDefault("PT5S")
        Duration pause();
    }
}
