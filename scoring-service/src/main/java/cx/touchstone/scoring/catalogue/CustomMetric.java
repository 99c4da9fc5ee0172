package cx.touchstone.scoring.catalogue;

import java.math.BigDecimal;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;

import cx.touchstone.scoring.metric.Aggregation;
import cx.touchstone.scoring.metric.Amount;
import cx.touchstone.scoring.metric.Direction;
import cx.touchstone.scoring.metric.Kind;
import cx.touchstone.scoring.metric.Measure;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.metric.Metric.Hours;
import cx.touchstone.scoring.metric.Scale;

/** A metric that a tenant has added. It never changes: what has been counted would mean something else. */
@Entity
@Table(name = "custom_metric")
public class CustomMetric {

    private static final String SCALE = "SCALE";

    @TenantId
    private String tenantId;
    @Id
    private String key;
    private String name;
    @Enumerated(EnumType.STRING)
    private Kind kind;
    /** {@link #SCALE} or the type of an amount; says which of the next are there. Null when it is made of other metrics. */
    private String measure;
    private Integer scaleMin;
    private Integer scaleMax;
    private BigDecimal lowest;
    private BigDecimal highest;
    private Integer decimals;
    private String unit;
    @Enumerated(EnumType.STRING)
    private Direction direction;
    @Enumerated(EnumType.STRING)
    private Aggregation.Type aggregation;
    /** First bound of the aggregation: lowest value in the box, or highest negative value. */
    private Integer lower;
    /** Second bound of the aggregation: highest value in the box, or lowest positive value. */
    private Integer upper;
    private Integer amongFrom;
    private Integer amongTo;
    private BigDecimal percentile;
    @Enumerated(EnumType.STRING)
    private Aggregation.Per per;
    /** Key of the metric that is measured by the {@link #denominator}; there is neither but in a ratio. */
    private String numerator;
    private String denominator;
    private BigDecimal times;
    private boolean counted;
    private boolean ofPeople;

    protected CustomMetric() {
    }

    public CustomMetric(Metric metric) {
        key = metric.key();
        name = metric.name();
        kind = metric.kind();
        keep(metric.measure());
        direction = metric.direction();
        aggregation = metric.aggregation().type();
        lower = metric.aggregation().lower();
        upper = metric.aggregation().upper();
        amongFrom = metric.aggregation().amongFrom();
        amongTo = metric.aggregation().amongTo();
        percentile = metric.aggregation().percentile();
        per = metric.aggregation().per();
        keep(metric.aggregation().parts());
        ofPeople = metric.ofPeople();
    }

    private void keep(Aggregation.Parts parts) {
        if (parts != null) {
            numerator = parts.numerator();
            denominator = parts.denominator();
            times = parts.times();
            counted = parts.counted();
        }
    }

    private void keep(Measure values) {
        switch (values) {
            case null -> measure = null;
            case Scale scale -> {
                measure = SCALE;
                scaleMin = scale.min();
                scaleMax = scale.max();
            }
            case Amount amount -> {
                measure = amount.type().name();
                lowest = amount.lowest();
                highest = amount.highest();
                decimals = amount.decimals();
                unit = amount.unit();
            }
        }
    }

    private Measure measure() {
        if (measure == null) {
            return null;
        }
        return SCALE.equals(measure) ? new Scale(scaleMin, scaleMax)
                : new Amount(Amount.Type.valueOf(measure), lowest, highest, decimals, unit);
    }

    public String key() {
        return key;
    }

    public Metric asMetric() {
        var how = new Aggregation(aggregation, lower, upper, amongFrom, amongTo, percentile, per,
                numerator == null ? null : new Aggregation.Parts(numerator, denominator, times, counted));
        return new Metric(key, name, kind, measure(), direction, how, ofPeople, key, Hours.ALL);
    }
}
