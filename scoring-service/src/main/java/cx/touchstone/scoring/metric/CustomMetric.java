package cx.touchstone.scoring.metric;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;

/** A metric that a tenant has added. It never changes: what has been counted would mean something else. */
@Entity
@Table(name = "custom_metric")
public class CustomMetric {

    @TenantId
    private String tenantId;
    @Id
    private String key;
    private String name;
    @Enumerated(EnumType.STRING)
    private Kind kind;
    private int scaleMin;
    private int scaleMax;
    @Enumerated(EnumType.STRING)
    private Direction direction;
    @Enumerated(EnumType.STRING)
    private Aggregation aggregation;
    /** First bound of the aggregation: lowest value in the box, or highest negative value. */
    private Integer lower;
    /** Second bound of the aggregation: highest value in the box, or lowest positive value. */
    private Integer upper;

    protected CustomMetric() {
    }

    public CustomMetric(Metric metric) {
        key = metric.key();
        name = metric.name();
        kind = metric.kind();
        scaleMin = metric.scale().min();
        scaleMax = metric.scale().max();
        direction = metric.direction();
        aggregation = metric.aggregation();
        lower = metric.lower();
        upper = metric.upper();
    }

    public String key() {
        return key;
    }

    public Metric asMetric() {
        return new Metric(key, name, kind, new Scale(scaleMin, scaleMax), direction, aggregation, lower, upper);
    }
}
