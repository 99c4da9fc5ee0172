package cx.touchstone.gateway.event.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import cx.touchstone.gateway.event.Events;
import cx.touchstone.kit.Tenant;

/** Where services tell what happened: at least once, in any order. */
@Path("/internal/events")
public class EventIntakeResource {

    private static final String SOURCE = "urn:touchstone:";

    @Inject
    Events events;
    @Inject
    Tenant tenant;

    @POST
    @Transactional
    @RolesAllowed("events:write")
    public void take(@NotNull @Valid EventBatch batch) {
        events.add(SOURCE + tenant.caller(), batch.toEvents());
    }
}
