package cx.touchstone.gateway.tenant.suspension;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.gateway.audit.AuditLog;
import cx.touchstone.gateway.audit.Deed;
import cx.touchstone.gateway.key.Scopes;
import cx.touchstone.gateway.tenant.Organisation;
import cx.touchstone.gateway.tenant.Organisations;
import cx.touchstone.gateway.tenant.TenantView;
import cx.touchstone.kit.Outbox;
import cx.touchstone.kit.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Suspends tenants and lets them in again. */
@Path("/api/v1/tenants/{id}/suspension")
@Tag(name = "Tenants")
public class SuspensionResource {

    /** What is done to a tenant, and whether it made a difference. */
    private interface Change {
        boolean to(Organisation tenant);
    }

    @Inject
    Organisations tenants;
    @Inject
    AuditLog log;
    @Inject
    Outbox outbox;
    @Inject
    Tenant tenant;

    @PUT
    @RolesAllowed(Scopes.OPERATOR)
    @Operation(operationId = "suspendTenant", summary = "Let nobody of a tenant in", description = "Its keys and tokens are refused (tenant-suspended) on every replica a second after this answer at the latest, and surveys are closed to respondents as soon as survey-service knows. What is there stays. Saying it again changes nothing but the reason.")
    public TenantView suspend(@PathParam("id") String id, @NotNull @Valid SuspensionPlan plan) {
        if (id.equals(tenant.current())) {
            throw new OwnTenant();
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return change(id, "tenant.suspended", Map.of("reason", plan.reason()), one -> one.suspend(plan.reason(), now));
    }

    @DELETE
    @APIResponse(responseCode = "204", description = "They are let in.")
    @RolesAllowed(Scopes.OPERATOR)
    @Operation(operationId = "resumeTenant", summary = "Let the people of a tenant in again", description = "Saying it again changes nothing.")
    public void resume(@PathParam("id") String id) {
        change(id, "tenant.resumed", Map.of(), Organisation::resume);
    }

    /** As the tenant that it is about: no other one's rows are seen, and it stands in its own audit log. */
    private TenantView change(String id, String action, Map<String, String> details, Change change) {
        String by = tenant.caller();
        return Tenant.as(id, () -> QuarkusTransaction.requiringNew().call(() -> {
            Organisation one = tenants.held(id);
            if (change.to(one)) {
                tenants.flush();
                log.append(id, by, new Deed(action, "tenant", id, details));
                outbox.append(SuspensionMessage.TOPIC, SuspensionMessage.of(one));
            }
            return TenantView.of(one);
        }));
    }
}
