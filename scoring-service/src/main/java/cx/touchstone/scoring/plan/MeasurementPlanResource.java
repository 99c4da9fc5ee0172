package cx.touchstone.scoring.plan;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.jwt.JsonWebToken;

import cx.touchstone.kit.Inbox;

/** Where the journeys' owner delivers plans: at least once, in any order. */
@Path("/internal/measurement-plans")
public class MeasurementPlanResource {

    @Inject
    MeasurementPlans plans;
    @Inject
    Inbox inbox;
    @Inject
    JsonWebToken sender;

    @PUT
    @Path("/{journeyId}")
    @RolesAllowed("plans:write")
    @Transactional
    public void receive(@PathParam("journeyId") UUID journeyId, @NotNull @Valid PublishedPlan plan) {
        plan.checkIsOf(journeyId);
        if (inbox.firstTime(sender.getSubject(), plan.messageId())) {
            plans.keepIfNewer(plan);
        }
    }
}
