package cx.touchstone.journey.running;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.journey.audit.Audit;
import cx.touchstone.journey.audit.AuditView;
import cx.touchstone.journey.audit.Audits;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Refusal.Changed;

/** The steps of an audit: planned, running, reporting, closed. */
@Path("/api/v1/audits/{id}")
@Tag(name = "Audits")
public class RunningResource {

    @Inject
    Audits audits;
    @Inject
    StartAudit startAudit;
    @Inject
    CloseAudit closeAudit;

    @POST
    @Path("/start")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("audits:write")
    @Operation(operationId = "startAudit", summary = "Begin an audit", description = "Of each journey the newest version is looked at from then on. If-Match carries the ETag that was read.")
    public RestResponse<AuditView> start(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return step(id, ifMatch, audit -> startAudit.start(audit, Instant.now()));
    }

    @POST
    @Path("/reporting")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("audits:write")
    @Operation(operationId = "reportOnAudit", summary = "End looking, and begin to report", description = "If-Match carries the ETag that was read.")
    public RestResponse<AuditView> report(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return step(id, ifMatch, audit -> audit.report(Instant.now()));
    }

    @POST
    @Path("/closing")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("audits:write")
    @Operation(operationId = "closeAudit", summary = "Close an audit", description = "One that recurs plans the next with its tasks, which opens by itself on its day. If-Match carries the ETag that was read.")
    public RestResponse<AuditView> close(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return step(id, ifMatch, audit -> closeAudit.close(audit, Instant.now()));
    }

    private RestResponse<AuditView> step(UUID id, String ifMatch, Consumer<Audit> step) {
        Audit audit = audits.unchanged(id, ifMatch);
        step.accept(audit);
        audits.flush();
        return ResponseBuilder.ok(AuditView.of(audit)).header(HttpHeaders.ETAG, Changed.tag(audit.revision())).build();
    }
}
