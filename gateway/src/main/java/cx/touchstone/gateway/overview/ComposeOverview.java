package cx.touchstone.gateway.overview;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

import cx.touchstone.gateway.exchange.Trust;
import cx.touchstone.gateway.overview.OverviewView.MissingPart;
import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Outbox;
import cx.touchstone.kit.Refusal;

/** Asks the services at the same time, and waits for none longer than it may take. */
@ApplicationScoped
public class ComposeOverview {

    /** For whom it is asked: nobody sees more than he could ask for himself. */
    public record Reader(String tenant, String name) {
    }

    private static final Logger LOG = Logger.getLogger(ComposeOverview.class);
    private static final int UNKNOWN = 404;
    private static final Set<String> MAPS = Set.of("journeys:read");
    private static final Set<String> SCORES = Set.of("scores:read");

    @Inject
    OverviewSettings settings;
    @Inject
    ManagedExecutor workers;
    @Inject
    InternalToken token;
    @Inject
    Trust trust;
    @ConfigProperty(name = "touchstone.routing.services.journey-service.url")
    List<URI> journeyAddresses;
    @ConfigProperty(name = "touchstone.routing.services.scoring-service.url")
    List<URI> scoringAddresses;

    private Asked<JourneyClient> journeys;
    private Asked<ScoringClient> scoring;

    @PostConstruct
    void know() {
        journeys = new Asked<>(JourneyClient.class, journeyAddresses, trust, settings, workers);
        scoring = new Asked<>(ScoringClient.class, scoringAddresses, trust, settings, workers);
    }

    /**
     * @throws JourneyIsNotPublished if journey-service knows of no published version
     * @throws Refusal.Overloaded if no service answers
     */
    public OverviewView of(Reader reader, UUID journey) {
        String toScoring = token.bearer(reader.tenant(), "scoring-service", SCORES, reader.name());
        CompletableFuture<OverviewMap> askedMap = journeys.ask(client -> latest(client, bearer(reader), journey));
        CompletableFuture<OverviewScores> askedScores = scoring.ask(client -> client.scores(toScoring, journey));
        List<MissingPart> missing = new ArrayList<>();
        OverviewMap map = part("map", askedMap, OverviewMap::isWhole, missing);
        OverviewScores scores = part("scores", askedScores, OverviewScores::isWhole, missing);
        if (map == null && scores == null) {
            throw new Refusal.Overloaded("Nothing of the journey can be had now, try again.");
        }
        return OverviewView.of(journey, map, scores, missing);
    }

    /** The published map as a picture (SVG) with its latest scores; null when there is none now. */
    public String picture(Reader reader, UUID journey, int version, String locale) {
        return part("picture", journeys.ask(client -> client.picture(bearer(reader), journey, version, true, locale)),
                picture -> picture.startsWith("<svg "), new ArrayList<>());
    }

    private String bearer(Reader reader) {
        return token.bearer(reader.tenant(), "journey-service", MAPS, reader.name());
    }

    private static OverviewMap latest(JourneyClient client, String bearer, UUID journey) {
        JourneyClient.Journey found;
        try {
            found = client.journey(bearer, journey);
        } catch (RuntimeException e) {
            throw Outbox.statusOf(e) == UNKNOWN ? new JourneyIsNotPublished() : e;
        }
        if (found.id() == null) {
            throw new Reason.Unreadable();
        } else if (found.latestVersion() == null) {
            throw new JourneyIsNotPublished();
        }
        return client.version(bearer, journey, found.latestVersion());
    }

    private static <T> T part(String name, CompletableFuture<T> asked, Predicate<T> isWhole, List<MissingPart> missing) {
        try {
            T answer = asked.join();
            if (answer != null && isWhole.test(answer)) {
                return answer;
            }
            missing.add(new MissingPart(name, Reason.UNREADABLE));
        } catch (CompletionException e) {
            if (e.getCause() instanceof JourneyIsNotPublished unknown) {
                throw unknown;
            }
            missing.add(new MissingPart(name, Reason.of(e)));
            LOG.infof("the %s of an overview cannot be had: %s", name, e.getCause());
        }
        return null;
    }
}
