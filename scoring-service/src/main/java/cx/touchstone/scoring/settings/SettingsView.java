package cx.touchstone.scoring.settings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.scoring.settings.SettingsPlan.Weekday;

/** The settings of a tenant. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "The settings of a tenant.")
public record SettingsView(String timeZone, Weekday weekStart, String currency, int anonymityThreshold,
        @Schema(description = "How long observations are kept; absent: for ever.", examples = "P36M") String retention,
        BusinessHoursPlan businessHours, List<LocalDate> holidays, BigDecimal margin, BigDecimal discountPerYear,
        @Schema(description = "What is being counted anew by these settings; absent when nothing is.") Recounting recounting) {

    static SettingsView of(Settings settings, Recounting recounting) {
        return new SettingsView(settings.zone().getId(), Weekday.of(settings.weekStart()),
                settings.currency().getCurrencyCode(), settings.threshold(),
                settings.retention().map(Period::toString).orElse(null), BusinessHoursPlan.of(settings.hours().week()),
                settings.hours().holidays().stream().sorted().toList(), settings.margin().orElse(null),
                settings.discountPerYear().orElse(null), recounting);
    }
}
