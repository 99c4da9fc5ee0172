package cx.touchstone.scoring.metric;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;

import cx.touchstone.scoring.formula.BoxShare;
import cx.touchstone.scoring.formula.Formula;
import cx.touchstone.scoring.formula.MeanScore;
import cx.touchstone.scoring.formula.NetShare;
import cx.touchstone.scoring.formula.Nps;
import cx.touchstone.scoring.formula.RescaledMean;

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
        switch (metric.formula()) {
            case Nps _ -> aggregateBy(Aggregation.NET_PROMOTER, null, null);
            case MeanScore _ -> aggregateBy(Aggregation.MEAN, null, null);
            case RescaledMean _ -> aggregateBy(Aggregation.RESCALED_MEAN, null, null);
            case BoxShare box -> aggregateBy(Aggregation.BOX_SHARE, box.from(), box.to());
            case NetShare net -> aggregateBy(Aggregation.NET, net.negativeTo(), net.positiveFrom());
        }
    }

    private void aggregateBy(Aggregation aggregation, Integer lower, Integer upper) {
        this.aggregation = aggregation;
        this.lower = lower;
        this.upper = upper;
    }

    public String key() {
        return key;
    }

    public Metric asMetric() {
        return new Metric(key, name, kind, new Scale(scaleMin, scaleMax), direction, formula());
    }

    private Formula formula() {
        return switch (aggregation) {
            case NET_PROMOTER -> new Nps();
            case MEAN -> new MeanScore(scaleMin, scaleMax);
            case RESCALED_MEAN -> new RescaledMean(scaleMin, scaleMax);
            case BOX_SHARE -> new BoxShare(lower, upper);
            case NET -> new NetShare(lower, upper);
        };
    }
}
