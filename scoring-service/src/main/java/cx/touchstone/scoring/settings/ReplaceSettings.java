package cx.touchstone.scoring.settings;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import cx.touchstone.kit.Inbox;
import cx.touchstone.kit.Refusal.Changed;

/** Puts other settings in force, on the word of the tenant or of a neighbour. */
@ApplicationScoped
public class ReplaceSettings {

    @Inject
    SettingsOfTenants settings;
    @Inject
    Inbox inbox;

    /** Replaces those that the tenant has read; refuses when they are no longer the present ones. */
    @Transactional
    public Settings read(String ifMatch, Settings now) {
        Changed.check(ifMatch, settings.held().revision());
        settings.replace(now, 0);
        return settings.present();
    }

    /** Takes over what a neighbour tells, once, and unless it has told something later before. */
    @Transactional
    public void told(String sender, UUID message, long version, Settings now) {
        settings.held();
        if (inbox.firstTime(sender, message) && version > settings.toldVersion()) {
            settings.replace(now, version);
        }
    }
}
