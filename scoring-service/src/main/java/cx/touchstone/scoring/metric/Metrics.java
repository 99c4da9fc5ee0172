package cx.touchstone.scoring.metric;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;

/** The catalogue of the current tenant: the built-in metrics and its own. */
@ApplicationScoped
public class Metrics implements PanacheRepositoryBase<CustomMetric, String> {

    public Optional<Metric> named(String key) {
        return Optional.ofNullable(named(List.of(key)).get(key));
    }

    /** Those of these keys that exist; the database is asked only when one is not built in. */
    public Map<String, Metric> named(Collection<String> keys) {
        var found = new HashMap<String, Metric>();
        keys.stream().filter(BuiltInMetrics.ALL::containsKey).forEach(key -> found.put(key, BuiltInMetrics.ALL.get(key)));
        var others = keys.stream().filter(key -> !BuiltInMetrics.ALL.containsKey(key)).distinct().toList();
        if (!others.isEmpty()) {
            list("key in ?1", others).forEach(own -> found.put(own.key(), own.asMetric()));
        }
        return found;
    }

    /** The whole catalogue by key. */
    public Map<String, Metric> all() {
        var all = new HashMap<>(BuiltInMetrics.ALL);
        listAll().forEach(own -> all.put(own.key(), own.asMetric()));
        return all;
    }

    /** The catalogue in the order of its keys, from behind {@code key} (null for the start). */
    public List<Metric> behind(String key, int most) {
        var own = find("?1 is null or key > ?1", Sort.by("key"), key).page(Page.ofSize(most)).stream()
                .map(CustomMetric::asMetric);
        var builtIn = BuiltInMetrics.ALL.values().stream().filter(metric -> key == null || metric.key().compareTo(key) > 0);
        return Stream.concat(own, builtIn).sorted(Comparator.comparing(Metric::key)).limit(most).toList();
    }

    public boolean isBuiltIn(Metric metric) {
        return metric.equals(BuiltInMetrics.ALL.get(metric.key()));
    }

    public void add(Metric metric) {
        if (named(metric.key()).isPresent()) {
            throw new MetricExists(metric.key());
        }
        persistAndFlush(new CustomMetric(metric));
    }
}
