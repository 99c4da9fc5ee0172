package cx.touchstone.journey.measured;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import cx.touchstone.journey.catalogue.Catalogue;
import cx.touchstone.journey.catalogue.CatalogueClient.Metric;
import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Outbox;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;

/** Asks scoring-service what was measured. Not within a transaction: it may take a while, or not answer at all. */
@ApplicationScoped
public class AskScoring {

    private static final Logger LOG = Logger.getLogger(AskScoring.class);

    /** Not the question's fault: our key is not known yet, or too much is asked at once. */
    private static final Set<Integer> NOT_NOW = Set.of(401, 403, 408, 429);

    @Inject
    @RestClient
    ScoringClient scoring;
    @Inject
    Catalogue catalogue;
    @Inject
    InternalToken token;
    @Inject
    Tenant tenant;

    /**
     * Scores of a journey's touchpoints that are worse than their targets.
     *
     * @param metrics whose scores; of one that is not in the catalogue, or has no score for each touchpoint, there is none
     */
    public List<MeasuredScore> gaps(UUID journey, Collection<String> metrics, Days days) {
        List<String> askable = ask(bearer -> catalogue.ask(metrics)).stream().filter(Metric::isOfTouchpoints).map(Metric::key)
                .toList();
        List<MeasuredScore> gaps = new ArrayList<>();
        for (int from = 0; from < askable.size(); from += ScoringClient.MOST_METRICS) {
            List<String> some = askable.subList(from, Math.min(askable.size(), from + ScoringClient.MOST_METRICS));
            ask(bearer -> scoring.gaps(bearer, journey, some, "touchpoint", days.from(), days.to())).items().stream()
                    .filter(MeasuredScore::missesItsTarget).forEach(gaps::add);
        }
        return gaps;
    }

    /** The score of some days with its change since others; empty when nothing was measured. */
    public Optional<MeasuredScore> change(String metric, String touchpoint, Days before, Days after) {
        return ask(bearer -> scoring.change(bearer, metric, touchpoint, after.from(), after.to(), before.from(), before.to()))
                .items().stream().findFirst();
    }

    /** What everybody's answers of some days add up to; empty when nothing was measured. */
    public Optional<MeasuredScore> score(String metric, Days days) {
        return ask(bearer -> scoring.score(bearer, metric, days.from(), days.to())).items().stream().findFirst();
    }

    public boolean isLowerBetter(String metric) {
        return "lower-is-better".equals(ask(bearer -> scoring.metric(bearer, metric)).direction());
    }

    private <T> T ask(Function<String, T> question) {
        try {
            return question.apply(token.bearer(tenant.current(), "scoring-service", Set.of("scores:read")));
        } catch (RuntimeException e) {
            int status = Outbox.statusOf(e);
            if (status >= 400 && status < 500 && !NOT_NOW.contains(status)) {
                throw new ScoringRefuses(status);
            }
            LOG.warnf("scoring-service does not answer: %s", e.getMessage());
            throw new Refusal.Overloaded("What was measured cannot be asked just now; nothing was changed.");
        }
    }
}
