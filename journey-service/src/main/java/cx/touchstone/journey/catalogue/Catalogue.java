package cx.touchstone.journey.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import cx.touchstone.journey.catalogue.CatalogueClient.Metric;
import cx.touchstone.journey.map.ScoreRange;
import cx.touchstone.journey.map.ScoreRanges;
import cx.touchstone.kit.InternalToken;
import cx.touchstone.kit.Tenant;

/**
 * What scores metrics can have. A metric never changes once it is in the catalogue: whatever was asked about once is known as
 * long as this runs.
 */
@ApplicationScoped
public class Catalogue implements ScoreRanges {

    private static final Logger LOG = Logger.getLogger(Catalogue.class);
    /** The most metrics of one document that are asked about: ten questions. */
    private static final int MOST_ASKED = 1_000;
    private static final int REMEMBERED = 10_000;

    private record Own(String tenant, String metric) {
    }

    @Inject
    @RestClient
    CatalogueClient scoring;
    @Inject
    InternalToken token;
    @Inject
    Tenant tenant;

    private final Map<Own, ScoreRange> own = new ConcurrentHashMap<>();

    @Override
    public Optional<ScoreRange> of(String metric) {
        return ScoreRange.of(metric).or(() -> Optional.ofNullable(own.get(new Own(tenant.current(), metric))));
    }

    /**
     * Learns what is not known yet of these metrics. Not within a transaction: scoring may take its time. When it cannot be
     * asked, nothing is learnt: a journey is drawn all the same.
     */
    void learn(Stream<String> metrics) {
        String whose = tenant.current();
        List<String> unknown = metrics.distinct().filter(metric -> of(metric).isEmpty()).limit(MOST_ASKED).toList();
        try {
            for (Metric metric : ask(unknown)) {
                if (own.size() >= REMEMBERED) {
                    own.clear();
                }
                own.put(new Own(whose, metric.key()), metric.range());
            }
        } catch (RuntimeException e) {
            LOG.infof("scores that metrics of a tenant's own can have are not known now: %s", e.getMessage());
        }
    }

    /** Those of these that are in the catalogue of the current tenant. */
    public List<Metric> ask(Collection<String> keys) {
        List<String> wanted = List.copyOf(keys);
        List<Metric> found = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += CatalogueClient.MOST) {
            List<String> some = wanted.subList(from, Math.min(wanted.size(), from + CatalogueClient.MOST));
            found.addAll(scoring.named(token.bearer(tenant.current(), "scoring-service", Set.of("scores:read")), some,
                    CatalogueClient.MOST).items());
        }
        return found;
    }
}
