package cx.touchstone.journey.verification;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.resteasy.reactive.RestResponse;

import cx.touchstone.journey.action.Action;
import cx.touchstone.journey.action.ActionView;
import cx.touchstone.journey.action.Actions;
import cx.touchstone.journey.measured.AskScoring;
import cx.touchstone.journey.measured.Verification;
import cx.touchstone.kit.Tenant;

/** Asks scoring-service whether an action had its effect. */
@ApplicationScoped
public class VerifyAction {

    @Inject
    Actions actions;
    @Inject
    AskScoring askScoring;
    @Inject
    KeepVerification keepVerification;
    @Inject
    Tenant tenant;

    /** The action with its answer; when scoring does not answer, it stays as it is. */
    RestResponse<ActionView> verify(UUID id, String ifMatch, BeforeAndAfter days) {
        Action asked = actions.named(id);
        // Asked before anything is locked: scoring may take its time.
        boolean lowerIsBetter = askScoring.isLowerBetter(asked.metric());
        var score = askScoring.change(asked.metric(), asked.touchpoint(), days.before(), days.after());
        Verification answered = Verification.of(Instant.now(), tenant.caller(), asked.metric(), asked.touchpoint(),
                days.before(), days.after(), asked.target(), lowerIsBetter, score.orElse(null));
        return keepVerification.keep(days, id, ifMatch, asked.revision(), answered);
    }
}
