package cx.touchstone.scoring.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.scoring.settings.SettingsInForce;

/** What the current tenant asks for before anything is told. */
@ApplicationScoped
public class Anonymity {

    @Inject
    SettingsInForce settings;

    /** Answers that a number needs before it is shown. */
    public int threshold() {
        return settings.current().threshold();
    }
}
