package cx.touchstone.scoring.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.scoring.metric.InteractionMetrics;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.metric.OutcomeMetrics;
import cx.touchstone.scoring.metric.PerceptionMetrics;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;

/**
 * The catalogue of the current tenant: the built-in metrics and its own. Who only reads does so in a transaction that ends with
 * it: otherwise the session would keep its connection until the request is answered, and who then waits for a second one, while
 * others do the same, waits for ever.
 */
@ApplicationScoped
public class Metrics implements PanacheRepositoryBase<CustomMetric, String> {

    private static final Map<String, Metric> BUILT_IN = Stream
            .of(PerceptionMetrics.ALL, InteractionMetrics.ALL, OutcomeMetrics.ALL).flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Metric::key, metric -> metric));

    public Optional<Metric> named(String key) {
        return Optional.ofNullable(named(List.of(key)).get(key));
    }

    /** Those of these keys that exist; the database is asked only when one is not built in. */
    public Map<String, Metric> named(Collection<String> keys) {
        var found = new HashMap<String, Metric>();
        keys.stream().filter(BUILT_IN::containsKey).forEach(key -> found.put(key, BUILT_IN.get(key)));
        var others = keys.stream().filter(key -> !BUILT_IN.containsKey(key)).distinct().toList();
        if (!others.isEmpty()) {
            QuarkusTransaction.joiningExisting().call(() -> list("key in ?1", others))
                    .forEach(own -> found.put(own.key(), own.asMetric()));
        }
        return found;
    }

    /** The whole catalogue by key. */
    public Map<String, Metric> all() {
        var all = new HashMap<>(BUILT_IN);
        QuarkusTransaction.joiningExisting().call(this::listAll).forEach(own -> all.put(own.key(), own.asMetric()));
        return all;
    }

    /**
     * The catalogue in the order of its keys, from behind {@code key} (null for the start).
     *
     * @param only of these metrics; of all when there are none
     */
    public List<Metric> behind(String key, List<String> only, int most) {
        if (!only.isEmpty()) {
            return named(only).values().stream().filter(metric -> key == null || metric.key().compareTo(key) > 0)
                    .sorted(Comparator.comparing(Metric::key)).limit(most).toList();
        }
        var own = QuarkusTransaction.joiningExisting()
                .call(() -> find("?1 is null or key > ?1", Sort.by("key"), key).page(Page.ofSize(most)).list()).stream()
                .map(CustomMetric::asMetric);
        var builtIn = BUILT_IN.values().stream().filter(metric -> key == null || metric.key().compareTo(key) > 0);
        return Stream.concat(own, builtIn).sorted(Comparator.comparing(Metric::key)).limit(most).toList();
    }

    public boolean isBuiltIn(Metric metric) {
        return metric.equals(BUILT_IN.get(metric.key()));
    }

    public void add(Metric metric) {
        if (named(metric.key()).isPresent()) {
            throw new MetricExists(metric.key());
        }
        persistAndFlush(new CustomMetric(metric));
    }
}
