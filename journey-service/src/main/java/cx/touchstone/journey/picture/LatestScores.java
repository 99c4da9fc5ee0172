package cx.touchstone.journey.picture;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Outbox;
import cx.touchstone.kit.Tenant;

/** The scores that scoring-service knows, if it can be asked: a picture without them is a picture still. */
@ApplicationScoped
class LatestScores {

    /**
     * What is shown beside touchpoints.
     *
     * @param asked whether anybody wants scores
     * @param known whether scoring-service could be asked
     * @param byTouchpoint 0 to 100; without what was not measured, or too little to show
     */
    record Scores(boolean asked, boolean known, Map<String, Double> byTouchpoint) {
        static final Scores UNASKED = new Scores(false, false, Map.of());
    }

    private static final Logger LOG = Logger.getLogger(LatestScores.class);
    private static final int UNKNOWN = 404;

    @Inject
    @RestClient
    ScoringClient scoring;
    @Inject
    InternalToken token;
    @Inject
    Tenant tenant;

    /** What the journey's touchpoints reach now. */
    Scores of(UUID journey) {
        try {
            Map<String, Double> scores = new HashMap<>();
            scoring.scores(token.bearer(tenant.current(), "scoring-service", Set.of("scores:read")), journey).touchpoints()
                    .stream().filter(touchpoint -> touchpoint.score() != null)
                    .forEach(touchpoint -> scores.put(touchpoint.key(), touchpoint.score()));
            return new Scores(true, true, scores);
        } catch (RuntimeException e) {
            if (Outbox.statusOf(e) == UNKNOWN) {
                return new Scores(true, true, Map.of()); // it was never published
            }
            LOG.infof("no scores for a picture: %s", e.getMessage());
            return new Scores(true, false, Map.of());
        }
    }
}
