package cx.touchstone.scoring.settings;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.formula.time.Shift;

/** When somebody is there, by the day on which a shift begins; closed on days that are left out. */
@Schema(description = "When somebody is there, by the day on which a shift begins. Closed on days that are left out, or empty.")
public record BusinessHoursPlan(
        @Size(max = 10) List<@NotNull @Valid ShiftPlan> monday,
        @Size(max = 10) List<@NotNull @Valid ShiftPlan> tuesday,
        @Size(max = 10) List<@NotNull @Valid ShiftPlan> wednesday,
        @Size(max = 10) List<@NotNull @Valid ShiftPlan> thursday,
        @Size(max = 10) List<@NotNull @Valid ShiftPlan> friday,
        @Size(max = 10) List<@NotNull @Valid ShiftPlan> saturday,
        @Size(max = 10) List<@NotNull @Valid ShiftPlan> sunday) {

    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";
    private static final int DAY = 24 * 60;

    /** From when to when, by the clock on the wall. */
    @Schema(description = "By the clock on the wall. A shift that ends when it begins, or earlier, ends on the next day: 22:00 to 06:00 is a night, 00:00 to 00:00 a whole day.")
    public record ShiftPlan(
            @NotNull @Pattern(regexp = TIME) @Schema(examples = "07:00") String from,
            @NotNull @Pattern(regexp = TIME) @Schema(examples = "19:00") String to) {

        private static ShiftPlan of(Shift shift) {
            return new ShiftPlan(shift.from().toString(), shift.to().toString());
        }

        private Shift toShift() {
            return new Shift(LocalTime.parse(from), LocalTime.parse(to));
        }
    }

    static BusinessHoursPlan of(Map<DayOfWeek, List<Shift>> week) {
        return new BusinessHoursPlan(on(week, DayOfWeek.MONDAY), on(week, DayOfWeek.TUESDAY), on(week, DayOfWeek.WEDNESDAY),
                on(week, DayOfWeek.THURSDAY), on(week, DayOfWeek.FRIDAY), on(week, DayOfWeek.SATURDAY),
                on(week, DayOfWeek.SUNDAY));
    }

    private static List<ShiftPlan> on(Map<DayOfWeek, List<Shift>> week, DayOfWeek day) {
        return week.getOrDefault(day, List.of()).stream().map(ShiftPlan::of).toList();
    }

    private List<List<ShiftPlan>> days() {
        var days = new ArrayList<List<ShiftPlan>>();
        days.add(monday);
        days.add(tuesday);
        days.add(wednesday);
        days.add(thursday);
        days.add(friday);
        days.add(saturday);
        days.add(sunday);
        days.replaceAll(shifts -> shifts == null ? List.of() : shifts);
        return days;
    }

    Map<DayOfWeek, List<Shift>> toWeek() {
        var week = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        var days = days();
        for (var day : DayOfWeek.values()) {
            var shifts = days.get(day.ordinal());
            if (!shifts.isEmpty()) {
                week.put(day, shifts.stream().map(ShiftPlan::toShift).toList());
            }
        }
        return week;
    }

    /** A shift in minutes since the week began. */
    private record Stretch(int begins, int ends, String pointer) {

        Stretch inTheNextWeek() {
            return new Stretch(begins + 7 * DAY, ends + 7 * DAY, pointer);
        }
    }

    /** What its shape cannot rule out: shifts at the same time, and that nobody is ever there. */
    List<Fault> contradictions(String pointer) {
        var stretches = stretches(pointer);
        if (stretches.isEmpty()) {
            return List.of(new Fault(pointer, "empty", "Somebody must be there at some time of the week."));
        }
        var faults = new ArrayList<Fault>();
        // The last of the week may reach into the first.
        stretches.add(stretches.getFirst().inTheNextWeek());
        for (int i = 1; i < stretches.size(); i++) {
            if (stretches.get(i).begins() < stretches.get(i - 1).ends()) {
                faults.add(
                        new Fault(stretches.get(i).pointer(), "overlap", "This shift begins before the one before it ends."));
            }
        }
        return faults;
    }

    private List<Stretch> stretches(String pointer) {
        var stretches = new ArrayList<Stretch>();
        toWeek().forEach((day, shifts) -> {
            for (int i = 0; i < shifts.size(); i++) {
                var shift = shifts.get(i);
                int begins = day.ordinal() * DAY + shift.from().toSecondOfDay() / 60;
                int length = (shift.to().toSecondOfDay() - shift.from().toSecondOfDay()) / 60;
                stretches.add(new Stretch(begins, begins + (length > 0 ? length : length + DAY),
                        pointer + "/" + day.name().toLowerCase(Locale.ROOT) + "/" + i));
            }
        });
        stretches.sort(Comparator.comparingInt(Stretch::begins));
        return stretches;
    }
}
