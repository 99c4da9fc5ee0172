package cx.touchstone.scoring.settings;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.formula.time.BusinessHours;

/** All settings of a tenant, as they shall be. */
@Schema(description = "All settings, as they shall be.")
public record SettingsPlan(
        @NotNull @Size(max = 64) @Schema(description = "In which days begin and end, by its name in the IANA time zone database.", examples = "America/Los_Angeles") String timeZone,
        @NotNull @Schema(description = "On which weeks begin.") Weekday weekStart,
        @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(description = "Of amounts that name none, ISO 4217.", examples = "USD") String currency,
        @NotNull @Min(1) @Max(1000) @Schema(description = "People that a number needs before it is shown.") Integer anonymityThreshold,
        @Pattern(regexp = "P(\\d{1,2}Y)?(\\d{1,3}M)?") @Schema(description = "How long observations are kept, P1M to P50Y; for ever when absent. Scores stay.", examples = "P36M") String retention,
        @Valid @Schema(description = "Always open when absent.") BusinessHoursPlan businessHours,
        @Size(max = 1000) @Schema(description = "Days on which no shift begins.", examples = "[\"2026-12-25\"]") List<@NotNull @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}") String> holidays,
        @PositiveOrZero @DecimalMax("1") @Digits(integer = 1, fraction = 6) @Schema(description = "Part of revenue that is left.") BigDecimal margin,
        @PositiveOrZero @DecimalMax("10") @Digits(integer = 2, fraction = 6) @Schema(description = "By which money that comes a year later is worth less.") BigDecimal discountPerYear) {

    private static final int MOST_MONTHS = 600;

    /** A day of the week on the wire; those of {@link DayOfWeek}, in their order. */
    @Schema(name = "Weekday")
    public enum Weekday {
        @JsonProperty("monday")
        MONDAY,
        @JsonProperty("tuesday")
        TUESDAY,
        @JsonProperty("wednesday")
        WEDNESDAY,
        @JsonProperty("thursday")
        THURSDAY,
        @JsonProperty("friday")
        FRIDAY,
        @JsonProperty("saturday")
        SATURDAY,
        @JsonProperty("sunday")
        SUNDAY;

        static Weekday of(DayOfWeek day) {
            return values()[day.ordinal()];
        }

        private DayOfWeek toDay() {
            return DayOfWeek.of(ordinal() + 1);
        }
    }

    /** What it means; refuses what its shape cannot rule out. */
    Settings toSettings() {
        var faults = new ArrayList<Fault>();
        var zone = understood(timeZone, SettingsPlan::zone, faults, "/timeZone", "unknown-time-zone",
                "There is no time zone of this name.");
        var money = understood(currency, Currency::getInstance, faults, "/currency", "unknown-currency",
                "There is no currency of this code.");
        var kept = understood(retention, SettingsPlan::months, faults, "/retention", "range",
                "retention must be P1M to P50Y, in whole months.");
        var days = holidays(faults, "/holidays");
        if (businessHours != null) {
            faults.addAll(businessHours.contradictions("/businessHours"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        var week = businessHours == null ? Settings.AROUND_THE_CLOCK : businessHours.toWeek();
        return new Settings(0, zone, weekStart.toDay(), money, anonymityThreshold, Optional.ofNullable(kept),
                new BusinessHours(zone, week, days), Optional.ofNullable(margin), Optional.ofNullable(discountPerYear),
                Optional.empty());
    }

    private static <T> T understood(String text, Function<String, T> meaning, List<Fault> faults, String pointer, String code,
            String detail) {
        try {
            return text == null ? null : meaning.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            faults.add(new Fault(pointer, code, detail));
            return null;
        }
    }

    private static ZoneId zone(String name) {
        // An offset is no zone: nobody lives in one the whole year round, but for UTC.
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException(name);
        }
        return ZoneId.of(name);
    }

    private static Period months(String text) {
        long months = Period.parse(text).toTotalMonths();
        if (months < 1 || months > MOST_MONTHS) {
            throw new IllegalArgumentException(text);
        }
        return Period.ofMonths((int) months);
    }

    private Set<LocalDate> holidays(List<Fault> faults, String pointer) {
        var days = new HashSet<LocalDate>();
        for (int i = 0; holidays != null && i < holidays.size(); i++) {
            var day = understood(holidays.get(i), LocalDate::parse, faults, pointer + "/" + i, "invalid",
                    "The calendar has no such day.");
            if (day != null) {
                days.add(day);
            }
        }
        return days;
    }
}
