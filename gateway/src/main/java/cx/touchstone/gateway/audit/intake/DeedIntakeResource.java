package cx.touchstone.gateway.audit.intake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import cx.touchstone.gateway.audit.AuditLog;
import cx.touchstone.gateway.audit.Deed;
import cx.touchstone.gateway.audit.intake.DeedBatch.Thing;
import cx.touchstone.gateway.audit.intake.DeedBatch.Told;
import cx.touchstone.kit.Inbox;
import cx.touchstone.kit.Tenant;

/** Where services tell what was done with them: at least once, and it is logged once. */
@Path("/internal/deeds")
public class DeedIntakeResource {

    /** Of whom could be erased: the log cannot forget. */
    private static final String UNNAMED = "unnamed";
    private static final String TENANT = "tenant";

    @Inject
    AuditLog log;
    @Inject
    Inbox inbox;
    @Inject
    Operations operations;
    @Inject
    Tenant tenant;

    @POST
    @Transactional
    @RolesAllowed("deeds:write")
    public void take(@NotNull @Valid DeedBatch batch) {
        String service = tenant.caller();
        for (Told told : batch.deeds()) {
            if (inbox.firstTime(service, told.id())) {
                log.append(tenant.current(), told.actor(), told.requestId(), deed(service, told));
            }
        }
    }

    private Deed deed(String service, Told told) {
        Map<String, String> details = new TreeMap<>(Map.of("service", service, "doneAt", told.at().toString()));
        List<Thing> objects = told.objects();
        for (Thing outer : objects.subList(0, Math.max(0, objects.size() - 1))) {
            details.put(one(outer.kind()), id(outer));
        }
        String action = operations.named(told.method(), told.route());
        return objects.isEmpty() ? new Deed(action, TENANT, tenant.current(), details)
                : new Deed(action, one(objects.getLast().kind()), id(objects.getLast()), details);
    }

    private static String id(Thing thing) {
        return thing.id() == null ? UNNAMED : thing.id();
    }

    /** What one of a collection is called: entity for entities, journey for journeys. */
    private static String one(String kind) {
        return kind.endsWith("ies") ? kind.substring(0, kind.length() - 3) + "y"
                : kind.endsWith("s") ? kind.substring(0, kind.length() - 1) : kind;
    }
}
