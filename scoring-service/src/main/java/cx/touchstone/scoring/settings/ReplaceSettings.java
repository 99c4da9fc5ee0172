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
    Recountings recountings;
    @Inject
    Inbox inbox;

    /** Replaces those that the tenant has read; refuses when they are no longer the present ones. */
    @Transactional
    public Settings read(String ifMatch, Settings now) {
        var before = settings.held();
        Changed.check(ifMatch, before.revision());
        return replace(before, now, 0);
    }

    /** Takes over what a neighbour tells, once, and unless it has told something later before. */
    @Transactional
    public void told(String sender, UUID message, long version, Settings now) {
        var before = settings.held();
        if (inbox.firstTime(sender, message) && version > settings.toldVersion()) {
            replace(before, now, version);
        }
    }

    /** What was counted by the old ones is counted anew if it has to be: both are agreed on in one transaction. */
    private Settings replace(Settings before, Settings now, long toldVersion) {
        settings.replace(now, toldVersion);
        var kept = settings.present();
        Recounting.What.of(before, kept).ifPresent(what -> recountings.begin(what, kept.revision()));
        return kept;
    }
}
