package cx.touchstone.scoring.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import cx.touchstone.kit.Tenant;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The latest plan of every journey of the current tenant. */
@ApplicationScoped
// Made by name: of caches that go by weight and by nothing else the extension does not know.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.SSMW")
public class MeasurementPlans implements PanacheRepositoryBase<MeasurementPlan, UUID> {

    /** Touchpoints of plans that are remembered. */
    private static final long MOST = 20_000;

    @Inject
    Tenant tenant;
    @Inject
    ObjectMapper json;

    /** Which version of which plan was read: one never changes, so what was read of it is never out of date. */
    private record Read(String tenant, UUID journey, int version) {
    }

    private final Cache<Read, MeasurementPlan> read = Caffeine.newBuilder().maximumWeight(MOST)
            .<Read, MeasurementPlan> weigher((of, plan) -> 1 + plan.touchpoints().size()).build();

    /**
     * Keeps the plan unless a version as new is there already. One statement, because plans of one journey may arrive at the
     * same time and in any order.
     */
    void keepIfNewer(PublishedPlan plan) {
        getEntityManager().createNativeQuery("""
                insert into measurement_plan (tenant_id, journey_id, name, version, published_at, touchpoints)
                values (:tenant, :journey, :name, :version, :published, cast(:touchpoints as jsonb))
                on conflict on constraint measurement_plan_pk do update set name = excluded.name, version = excluded.version,
                    published_at = excluded.published_at, touchpoints = excluded.touchpoints
                where measurement_plan.version < excluded.version""")
                .setParameter("tenant", tenant.current()).setParameter("journey", plan.journeyId())
                .setParameter("name", plan.name()).setParameter("version", plan.version())
                .setParameter("published", plan.publishedAt()).setParameter("touchpoints", written(plan.touchpoints()))
                .executeUpdate();
    }

    /** All plans, the latest published first; as they are now, although only those that were never read here are read. */
    public List<MeasurementPlan> latestFirst() {
        // In a transaction that ends with it: nobody waits for a second connection while he holds this one.
        return QuarkusTransaction.joiningExisting().call(this::present);
    }

    public Optional<MeasurementPlan> ofJourney(UUID journeyId) {
        return QuarkusTransaction.joiningExisting().call(() -> find("journeyId", journeyId).firstResultOptional());
    }

    private List<MeasurementPlan> present() {
        var present = getEntityManager().createQuery(
                "select journeyId, version from MeasurementPlan order by publishedAt desc, journeyId desc", Object[].class)
                .getResultStream().map(row -> new Read(tenant.current(), (UUID) row[0], (int) row[1])).toList();
        var plans = new HashMap<>(read.getAllPresent(present));
        var others = present.stream().filter(one -> !plans.containsKey(one)).map(Read::journey).toList();
        if (!others.isEmpty()) {
            // Of a journey that was published in between this is the next version, which is as good.
            var found = list("journeyId in ?1", others).stream()
                    .collect(Collectors.toMap(MeasurementPlan::journeyId, one -> one));
            present.stream().filter(one -> found.containsKey(one.journey))
                    .forEach(one -> plans.put(one, found.get(one.journey)));
            found.values().forEach(one -> read.put(new Read(tenant.current(), one.journeyId(), one.version()), one));
        }
        return present.stream().map(plans::get).filter(Objects::nonNull).toList();
    }

    private String written(List<PlannedTouchpoint> touchpoints) {
        try {
            return json.writeValueAsString(touchpoints);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
