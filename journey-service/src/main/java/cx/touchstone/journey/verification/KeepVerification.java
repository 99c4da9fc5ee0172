package cx.touchstone.journey.verification;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.journey.action.Action;
import cx.touchstone.journey.action.ActionView;
import cx.touchstone.journey.action.Actions;
import cx.touchstone.journey.event.JourneyEvent;
import cx.touchstone.journey.event.TellOfEvents;
import cx.touchstone.journey.measured.Verification;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Refusal.Changed;

/** Keeps what scoring-service answered, once, however often the same call is sent. */
@ApplicationScoped
public class KeepVerification {

    @Inject
    Actions actions;
    @Inject
    TellOfEvents events;

    /**
     * @param days what was sent; first, because that is what makes a repeated call the same
     * @param asked the state of the action that scoring was asked about
     */
    @Transactional
    @Idempotency.Honoured
    public RestResponse<ActionView> keep(BeforeAndAfter days, UUID id, String ifMatch, long asked, Verification answered) {
        Action action = actions.unchanged(id, ifMatch);
        action.checkIsDone();
        Changed.check(Changed.tag(asked), action.revision());
        action.verify(answered);
        actions.flush();
        if (answered.outcome() == Verification.Outcome.REACHED) {
            events.tell(JourneyEvent.of("action.verified", "action", id, List.of(action.touchpoint()),
                    Map.of("action", id, "touchpoint", action.touchpoint(), "metric", answered.metric(), "target",
                            answered.target()),
                    answered.at()));
        }
        return ResponseBuilder.ok(ActionView.of(action)).header(HttpHeaders.ETAG, Changed.tag(action.revision())).build();
    }
}
