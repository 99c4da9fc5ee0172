package cx.touchstone.scoring.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import cx.touchstone.scoring.plan.PlannedTouchpoint.PlannedMetric;

/** What the latest published version of a journey wants measured. */
@Entity
@Table(name = "measurement_plan")
public class MeasurementPlan {

    @TenantId
    private String tenantId;
    @Id
    private UUID journeyId;
    private String name;
    private int version;
    private Instant publishedAt;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<PlannedTouchpoint> touchpoints;

    protected MeasurementPlan() {
    }

    public UUID journeyId() {
        return journeyId;
    }

    public String name() {
        return name;
    }

    public int version() {
        return version;
    }

    public List<PlannedTouchpoint> touchpoints() {
        return touchpoints;
    }

    boolean has(String touchpoint) {
        return touchpoints.stream().anyMatch(planned -> planned.key().equals(touchpoint));
    }

    /** What the plan says of this metric at this touchpoint. */
    Optional<PlannedMetric> metric(String touchpoint, String metric) {
        return touchpoints.stream().filter(planned -> planned.key().equals(touchpoint))
                .flatMap(planned -> planned.metrics().stream()).filter(planned -> planned.metric().equals(metric))
                .findFirst();
    }
}
