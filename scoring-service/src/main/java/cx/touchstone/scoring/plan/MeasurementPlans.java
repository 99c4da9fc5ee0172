package cx.touchstone.scoring.plan;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Tenant;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;

/** The latest plan of every journey of the current tenant. */
@ApplicationScoped
public class MeasurementPlans implements PanacheRepositoryBase<MeasurementPlan, UUID> {

    @Inject
    Tenant tenant;
    @Inject
    ObjectMapper json;

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

    /** All plans, the latest published first. */
    public List<MeasurementPlan> latestFirst() {
        return listAll(Sort.descending("publishedAt").and("journeyId"));
    }

    private String written(List<PlannedTouchpoint> touchpoints) {
        try {
            return json.writeValueAsString(touchpoints);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
