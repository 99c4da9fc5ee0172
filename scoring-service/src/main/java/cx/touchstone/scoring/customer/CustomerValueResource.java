package cx.touchstone.scoring.customer;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
import cx.touchstone.scoring.formula.customer.SimpleValue;
import cx.touchstone.scoring.metric.Amount;
import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.purchase.CustomerValues;
import cx.touchstone.scoring.purchase.CustomerValues.Terms;
import cx.touchstone.scoring.settings.Settings;
import cx.touchstone.scoring.settings.SettingsInForce;

@Path("/api/v1/customer-values")
@Tag(name = "Customers", description = "What customers are worth and how many of them come back.")
public class CustomerValueResource {

    private static final int LONGEST_MONTHS = 120;
    private static final BigDecimal MOST_DISCOUNT = BigDecimal.TEN;

    @Inject
    CustomersOf customers;
    @Inject
    CustomerValues values;
    @Inject
    SettingsInForce settings;

    @GET
    @RolesAllowed("scores:read")
    @Operation(operationId = "readCustomerValues", summary = "Read what customers are worth", description = "A customer is a subject of observations; all that one buys on a day is one purchase. BG/NBD says how many purchases to expect, Gamma-Gamma of which value. Refused with too-few-customers while fewer than 30 have bought on more than one day. What is no longer kept (retention) is not looked at.")
    public CustomerValueView read(
            @Parameter(description = "Key of a metric of money whose observations are purchases.") @QueryParam("metric") @DefaultValue("order_value") String metric,
            @Parameter(description = "Last day whose purchases count; today unless told.", example = "2017-12-31") @QueryParam("to") String to,
            @Parameter(description = "Within which future purchases count, P1M to P10Y.") @QueryParam("horizon") @DefaultValue("P12M") String horizon,
            @Parameter(description = "Part of a purchase's value that is left, 0 to 1; as the settings say unless told.", example = "0.3") @QueryParam("margin") String margin,
            @Parameter(description = "By which money that comes a year later is worth less, 0 to 10; as the settings say unless told.", example = "0.12") @QueryParam("discount") String discount) {
        var inForce = settings.current();
        var purchased = customers.metric(metric);
        var terms = terms(purchased, inForce, to, horizon, margin, discount);
        var currency = inForce.currency().getCurrencyCode();
        var observed = customers.observed(purchased, new cx.touchstone.scoring.counts.Period(null, terms.last()));
        if (observed.isEmpty()) {
            return CustomerValueView.withheld(terms, currency, "too-few-answers");
        }
        int least = Math.max(CustomerValues.FEWEST, inForce.threshold());
        var valued = values.of(terms, least).orElseThrow(() -> new TooFewCustomers(least));
        return CustomerValueView.of(valued, simple(purchased, terms, inForce), currency, inForce.threshold());
    }

    /** Of two periods, which are told of as scores are. */
    private Optional<SimpleValue> simple(Metric metric, Terms terms, Settings inForce) {
        var before = new cx.touchstone.scoring.counts.Period(terms.earlier(), terms.later().minusDays(1));
        var last = new cx.touchstone.scoring.counts.Period(terms.later(), terms.last());
        return customers.mayBeTold(metric, before) && customers.mayBeTold(metric, last)
                ? values.simple(terms, inForce.threshold())
                : Optional.empty();
    }

    private static Terms terms(Metric metric, Settings inForce, String to, String horizon, String margin, String discount) {
        var faults = new ArrayList<Fault>();
        if (!(metric.measure() instanceof Amount amount && amount.type() == Amount.Type.MONEY)) {
            faults.add(new Fault("metric", "invalid", metric.key() + " does not measure money."));
        }
        var today = LocalDate.now(inForce.zone());
        var last = to == null ? today : day(to, faults);
        if (last != null && last.isAfter(today)) {
            faults.add(new Fault("to", "in-the-future", "to is not over yet."));
        }
        var within = horizon(horizon, faults);
        var left = share("margin", margin, BigDecimal.ONE, inForce.margin().orElse(BigDecimal.ONE), faults);
        var less = share("discount", discount, MOST_DISCOUNT, inForce.discountPerYear().orElse(BigDecimal.ZERO), faults);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return new Terms(metric.key(), last, within, left.doubleValue(), less.doubleValue());
    }

    private static LocalDate day(String text, List<Fault> faults) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            faults.add(new Fault("to", "invalid", "to must be a day such as 2017-05-13."));
            return null;
        }
    }

    private static Period horizon(String text, List<Fault> faults) {
        try {
            var period = Period.parse(text);
            if (period.getDays() == 0 && period.toTotalMonths() >= 1 && period.toTotalMonths() <= LONGEST_MONTHS) {
                return period;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // told below
        }
        faults.add(new Fault("horizon", "invalid", "horizon is a number of months or years, P1M to P10Y."));
        return null;
    }

    private static BigDecimal share(String name, String text, BigDecimal most, BigDecimal usual, List<Fault> faults) {
        try {
            var number = text == null ? usual : new BigDecimal(text);
            if (number.signum() >= 0 && number.compareTo(most) <= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        faults.add(new Fault(name, "range", name + " is a number from 0 to " + most + "."));
        return usual;
    }
}
