package cx.touchstone.gateway.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.gateway.audit.AuditFilter.Conditions;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.content.Download;
import io.vertx.ext.web.RoutingContext;

/** The tenant's audit log: nothing of it can be changed, here or elsewhere. */
@Path("/api/v1/audit-log")
@Tag(name = "Audit log", description = "Who did what to which object when.")
public class AuditLogResource {

    private static final String LINES = "application/x-ndjson";
    private static final String EXAMPLE = """
            {"action":"api-key.revoked","actor":"tsk_Zk27Qpw0","at":"2026-11-22T09:41:07.114203Z","details":{"expiresAt":"2027-11-22T00:00:00Z","name":"CRM, production","prefix":"tsk_9fQ2Lk0a","scopes":"contacts:write responses:read"},"hash":"2909dcca90290c5f7dc159874443b4fb4cd1ac584eb16b10e48d5e7fb3fda851","objectId":"0197a3cc-2d3e-7f40-9152-637485960718","objectType":"api-key","position":2,"previous":"d0143af1aafd699a281b9f255f92754c1069694cc19a88a3badfeb1237a96609","requestId":"setup-2","tenant":"sfo-airport"}""";

    @Inject
    AuditRecords records;
    @Inject
    Tenant tenant;

    @GET
    @RolesAllowed("admin")
    @Operation(operationId = "listAuditEntries", summary = "Search the audit log, the latest first")
    public Page<AuditEntry> list(@BeanParam AuditFilter filter, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(records.before(Page.after(cursor, Long::valueOf), filter.conditions(tenant.current()), length + 1),
                length, entry -> String.valueOf(entry.position()), entry -> entry);
    }

    @GET
    @Path("/{position}")
    @RolesAllowed("admin")
    @Operation(operationId = "getAuditEntry", summary = "Read an entry of the audit log")
    public AuditEntry get(@PathParam("position") long position) {
        return records.at(position);
    }

    @GET
    @Path("/verification")
    @RolesAllowed("admin")
    @Operation(operationId = "verifyAuditLog", summary = "See whether the audit log is what was written", description = "Goes over all entries. Keep the head of an answer elsewhere: whoever can write to the database as its owner could write a whole new log, in which the entry at that position has another hash.")
    public AuditVerification verify() {
        return records.verify();
    }

    @GET
    @Path("/export")
    @RolesAllowed("admin")
    @APIResponse(responseCode = "200", description = "All entries that fit, the first one first.", content = @Content(mediaType = LINES, schema = @Schema(implementation = AuditEntry.class), examples = @ExampleObject(name = "example", summary = "One line", value = EXAMPLE)))
    @Operation(operationId = "exportAuditLog", summary = "Export the audit log", description = "NDJSON, each line canonical JSON (RFC 8785): without its hash, it is what the hash was made of. A connection that ends before the file does is an export that failed: ask again.")
    public RestResponse<StreamingOutput> export(@BeanParam AuditFilter filter, @Context RoutingContext at) {
        String whose = tenant.current();
        Conditions conditions = filter.conditions(whose);
        return ResponseBuilder.ok(Download.of(out -> records.write(whose, conditions, out), at.request()))
                .header(HttpHeaders.CONTENT_TYPE, LINES)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-log.ndjson\"").build();
    }
}
