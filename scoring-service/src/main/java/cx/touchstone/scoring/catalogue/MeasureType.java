package cx.touchstone.scoring.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.scoring.metric.Amount;
import cx.touchstone.scoring.metric.Measure;
import cx.touchstone.scoring.metric.Scale;

/** What sort of values a metric measures. */
public enum MeasureType {
    /** Whole numbers between two ends, each counted by itself. */
    @JsonProperty("scale")
    SCALE,
    /** 0 for no, 1 for yes. */
    @JsonProperty("yes-no")
    YES_NO,
    /** Seconds. */
    @JsonProperty("duration")
    DURATION,
    /** In the currency of the tenant. */
    @JsonProperty("money")
    MONEY,
    /** Whole numbers of any size. */
    @JsonProperty("count")
    COUNT,
    /** Any other number. */
    @JsonProperty("decimal")
    DECIMAL;

    static MeasureType of(Measure measure) {
        return switch (measure) {
            case Scale scale -> Scale.YES_NO.equals(scale) ? YES_NO : SCALE;
            case Amount amount -> valueOf(amount.type().name());
        };
    }
}
