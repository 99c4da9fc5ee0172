package cx.touchstone.scoring.customer;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.scoring.counts.Period;
import cx.touchstone.scoring.customer.CohortView.CohortsView;
import cx.touchstone.scoring.settings.SettingsInForce;

@Path("/api/v1/cohorts")
@Tag(name = "Customers", description = "What customers are worth and how many of them come back.")
public class CohortResource {

    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final int MOST_MONTHS = 120;

    @Inject
    CustomersOf customers;
    @Inject
    Cohorts cohorts;
    @Inject
    SettingsInForce settings;

    @GET
    @RolesAllowed("scores:read")
    @Operation(operationId = "readCohorts", summary = "Read how many customers come back, by the month in which they came first", description = "A customer is a subject of observations. One who was first observed in a month belongs to its cohort; the share of the cohort observed in each later month stands beside it. What is no longer kept (retention) is not looked at: who was observed before that counts as new where first seen since.")
    public CohortsView read(
            @Parameter(description = "Key of the metric whose observations count.") @QueryParam("metric") @DefaultValue("order_value") String metric,
            @Parameter(description = "First cohort; eleven months before the last one unless told.", example = "2017-01") @QueryParam("from") String from,
            @Parameter(description = "Last cohort, and last month that is looked at; this month unless told.", example = "2017-12") @QueryParam("to") String to) {
        var inForce = settings.current();
        var thisMonth = YearMonth.now(inForce.zone());
        var faults = new ArrayList<Fault>();
        var last = month("to", to, thisMonth, faults);
        var first = month("from", from, last.minusMonths(11), faults);
        if (last.isAfter(thisMonth)) {
            faults.add(new Fault("to", "in-the-future", "to has not begun yet."));
        }
        if (first.isAfter(last) || first.plusMonths(MOST_MONTHS).isBefore(last)) {
            faults.add(new Fault("from", "range", "from is at most " + MOST_MONTHS + " months before to, and not after it."));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        var followed = customers.metric(metric);
        int threshold = inForce.threshold();
        var items = customers.observed(followed, new Period(null, last.atEndOfMonth())).isEmpty() ? List.<CohortView> of()
                : cohorts.until(followed.key(), last).tailMap(first).entrySet().stream()
                        .map(cohort -> CohortView.of(cohort.getKey(), cohort.getValue(), last, threshold)).toList();
        return new CohortsView(followed.key(), inForce.zone().getId(), threshold, items);
    }

    private static YearMonth month(String name, String text, YearMonth usual, List<Fault> faults) {
        if (text == null) {
            return usual;
        }
        try {
            if (MONTH.matcher(text).matches()) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException e) {
            // told below
        }
        faults.add(new Fault(name, "invalid", name + " must be a month such as 2017-05."));
        return usual;
    }
}
