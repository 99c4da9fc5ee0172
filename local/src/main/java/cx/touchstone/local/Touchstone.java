package cx.touchstone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

import com.fasterxml.jackson.databind.JsonNode;

/** The one-command start: {@code ./touchstone up}. */
public final class Touchstone {

    private static final int MOST_RESTARTS = 3;
    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(1);

    private final Instant began = Instant.now();

    private Touchstone() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            if (arguments.length == 0 || !arguments[0].equals("up")) {
                throw new CannotStart(Options.USAGE);
            }
            new Touchstone().up(Options.of(arguments));
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            System.err.println("Touchstone cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    private void up(Options options) throws IOException, InterruptedException {
        Platform platform = Platform.start(options.root(), options.data(), options.port(),
                ElsewhereDatabase.of(System.getenv()), this::say);
        Thread stop = new Thread(() -> {
            say("stopping");
            try {
                platform.close();
            } catch (IOException e) {
                say("did not stop cleanly: " + e.getMessage());
            }
            say("stopped; the data stays in " + options.data());
        });
        Runtime.getRuntime().addShutdownHook(stop);
        Api api = new Api(platform.url(), platform.key());
        if (options.demo()) {
            Airport airport = new Airport(api, this::say);
            airport.load();
            airport.awaitScores();
        }
        System.out.println(welcome(platform, options));
        if (options.demo()) {
            System.out.println(results(api));
        }
        watch(platform);
    }

    /** Starts again what died, but not without end. */
    private void watch(Platform platform) throws InterruptedException {
        Deque<Instant> restarts = new ArrayDeque<>();
        while (true) {
            Thread.sleep(500);
            ServiceProcess dead = platform.dead();
            if (dead == null) {
                continue;
            }
            restarts.removeIf(restart -> restart.isBefore(Instant.now().minus(RESTARTS_WITHIN)));
            String what = dead.service().label() + " ended unexpectedly with code " + dead.exitCode();
            if (restarts.size() == MOST_RESTARTS) {
                throw new CannotStart(what + ", for the fourth time within a minute; stopping everything.");
            }
            restarts.add(Instant.now());
            say(what + "; starting it again");
            platform.restart(dead.service());
            say(dead.service().label() + " is ready");
        }
    }

    private static String welcome(Platform platform, Options options) {
        return """

                Touchstone is running.

                  API         %1$s/api/v1
                  Swagger UI  %1$s/api/v1/docs
                  Tenant      %2$s
                  API key     %3$s

                  curl -H "Authorization: Bearer %3$s" "%1$s/api/v1/scores"

                Ctrl-C stops everything; the data stays in %4$s.
                """.formatted(platform.url(), Platform.TENANT, platform.key(), options.data());
    }

    private static String results(Api api) {
        StringBuilder table = new StringBuilder("The airport in 2017:\n");
        for (JsonNode score : api.get("/scores?metric=nps&metric=csat&touchpoint=airport-overall&touchpoint=restaurants"
                + "&touchpoint=wifi&groupBy=touchpoint&from=2017-01-01&to=2017-12-31").get("items")) {
            table.append("  %-5s %-16s %7.2f  from %.2f to %.2f (95 %%), %d answers%n".formatted(
                    score.get("metric").textValue(), score.get("touchpoint").textValue(), score.get("value").doubleValue(),
                    score.get("interval").get("low").doubleValue(), score.get("interval").get("high").doubleValue(),
                    score.get("n").longValue()));
        }
        return table.toString();
    }

    private void say(String what) {
        System.out.printf("[%5.1f s] %s%n", Duration.between(began, Instant.now()).toMillis() / 1000.0, what);
    }
}
