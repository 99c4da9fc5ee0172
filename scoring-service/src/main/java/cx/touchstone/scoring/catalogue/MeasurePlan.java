package cx.touchstone.scoring.catalogue;

import java.math.BigDecimal;
import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.metric.Amount;
import cx.touchstone.scoring.metric.Amount.Type;
import cx.touchstone.scoring.metric.Measure;
import cx.touchstone.scoring.metric.Scale;

/** The values that a metric measures. */
public record MeasurePlan(@NotNull MeasureType type,
        @Schema(description = "Lowest value that is taken. Of a scale or a decimal required, else 0 unless said; below 0 only of money and decimals.") BigDecimal min,
        @Schema(description = "Highest value that is taken. Of a scale or a decimal required; else as high as any may be.") BigDecimal max,
        @Schema(description = "Decimals that a value has at most, 0 to 9; of a duration 3, of money 4, of a decimal 6 unless said.") Integer decimals,
        @Schema(description = "For people, such as kg: of a count or a decimal.", examples = "kg") @Size(max = 20) String unit) {

    /** What it means; null when there are faults, which are added. */
    Measure toMeasure(List<Fault> faults) {
        int before = faults.size();
        var measure = switch (type) {
            case SCALE -> scale(faults);
            case YES_NO -> yesNo(faults);
            case DURATION -> amount(Type.DURATION, BigDecimal.ZERO, Amount.LONGEST, faults);
            case MONEY -> amount(Type.MONEY, Amount.FURTHEST.negate(), Amount.FURTHEST, faults);
            case COUNT -> amount(Type.COUNT, BigDecimal.ZERO, Amount.FURTHEST, faults);
            case DECIMAL -> decimal(faults);
        };
        return faults.size() == before ? measure : null;
    }

    private Measure scale(List<Fault> faults) {
        unknown("decimals", decimals, faults);
        unknown("unit", unit, faults);
        required("min", min, faults);
        required("max", max, faults);
        if (min == null || max == null) {
            return null;
        }
        var furthest = BigDecimal.valueOf(Scale.FURTHEST);
        if (min.abs().compareTo(furthest) > 0 || isBroken(min)) {
            fault("min", "An end of a scale is a whole number at most 10,000 away from zero.", faults);
        } else if (max.abs().compareTo(furthest) > 0 || isBroken(max)) {
            fault("max", "An end of a scale is a whole number at most 10,000 away from zero.", faults);
        } else if (max.compareTo(min) <= 0 || max.subtract(min).compareTo(BigDecimal.valueOf(Scale.MOST_STEPS)) > 0) {
            fault("max", "max must be 1 to " + Scale.MOST_STEPS + " above min.", faults);
        } else {
            return new Scale(min.intValueExact(), max.intValueExact());
        }
        return null;
    }

    private Measure yesNo(List<Fault> faults) {
        unknown("min", min, faults);
        unknown("max", max, faults);
        unknown("decimals", decimals, faults);
        unknown("unit", unit, faults);
        return Scale.YES_NO;
    }

    private Measure decimal(List<Fault> faults) {
        required("min", min, faults);
        required("max", max, faults);
        return amount(Type.DECIMAL, Amount.FURTHEST.negate(), Amount.FURTHEST, faults);
    }

    private Measure amount(Type kind, BigDecimal furthestDown, BigDecimal furthestUp, List<Fault> faults) {
        if (kind == Type.COUNT) {
            unknown("decimals", decimals, faults);
        } else if (decimals != null && (decimals < 0 || decimals > Amount.MOST_DECIMALS)) {
            fault("decimals", "decimals must be 0 to " + Amount.MOST_DECIMALS + ".", faults);
        }
        if (kind == Type.DURATION || kind == Type.MONEY) {
            unknown("unit", unit, faults);
        }
        var lowest = min == null ? BigDecimal.ZERO : min;
        var highest = max == null ? furthestUp : max;
        if (lowest.compareTo(furthestDown) < 0 || lowest.scale() > Amount.MOST_DECIMALS) {
            fault("min", "min must not be below " + furthestDown.toPlainString() + " nor have more than nine decimals.",
                    faults);
        } else if (highest.compareTo(furthestUp) > 0 || highest.compareTo(lowest) <= 0
                || highest.scale() > Amount.MOST_DECIMALS) {
            fault("max", "max must be above min, at most " + furthestUp.toPlainString()
                    + ", and have no more than nine decimals.", faults);
        }
        return new Amount(kind, lowest, highest, decimals == null ? kind.decimals() : decimals,
                kind == Type.DURATION ? Amount.DURATION.unit() : unit);
    }

    private static boolean isBroken(BigDecimal number) {
        return number.stripTrailingZeros().scale() > 0;
    }

    private static void required(String name, Object value, List<Fault> faults) {
        if (value == null) {
            faults.add(new Fault("/measure/" + name, "required", "This measure needs " + name + "."));
        }
    }

    private static void unknown(String name, Object value, List<Fault> faults) {
        if (value != null) {
            faults.add(new Fault("/measure/" + name, "unknown-field", "This measure has no " + name + "."));
        }
    }

    private static void fault(String name, String detail, List<Fault> faults) {
        faults.add(new Fault("/measure/" + name, "range", detail));
    }
}
