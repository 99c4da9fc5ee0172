package cx.touchstone.scoring.settings;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.scoring.catalogue.Metrics;
import cx.touchstone.scoring.metric.Amount;
import cx.touchstone.scoring.metric.Metric;

/** Puts other settings in force. */
@ApplicationScoped
public class ReplaceSettings {

    /** What was observed as so many euros would be told as so many dollars. */
    public static final class CurrencyIsInUse extends Refusal {

        private CurrencyIsInUse(Currency currency) {
            super(Kind.CONFLICT, "currency-in-use", "Amounts were observed in " + currency
                    + ", and cannot be told in another currency: take them back first, or keep it.");
        }
    }

    @Inject
    SettingsOfTenants settings;
    @Inject
    Metrics metrics;
    @Inject
    Recountings recountings;

    /**
     * Replaces those that the tenant has read; refuses when they are no longer the present ones. What was counted by the old
     * ones is counted anew if it has to be: both are agreed on in one transaction.
     */
    @Transactional
    public Settings read(String ifMatch, Settings now) {
        var before = settings.held();
        Changed.check(ifMatch, before.revision());
        if (!before.currency().equals(now.currency()) && settings.haveCounted(ofMoney())) {
            throw new CurrencyIsInUse(before.currency());
        }
        settings.replace(now);
        var kept = settings.present();
        Recounting.What.of(before, kept).ifPresent(what -> recountings.begin(what, kept.revision()));
        return kept;
    }

    private Set<String> ofMoney() {
        return metrics.all().values().stream()
                .filter(metric -> metric.measure() instanceof Amount amount && amount.type() == Amount.Type.MONEY)
                .map(Metric::base).collect(Collectors.toSet());
    }
}
