package cx.touchstone.journey.evaluation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.journey.audit.Audit;
import cx.touchstone.journey.audit.Audits;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal.Changed;

/** One sheet for each touchpoint of an audit. */
@Path("/api/v1/audits/{audit}/evaluations")
@Tag(name = "Audits")
public class EvaluationResource {

    /** A revision that no sheet has. */
    private static final long NO_SHEET = -1;

    @Inject
    Audits audits;
    @Inject
    Evaluations evaluations;

    @GET
    @RolesAllowed("audits:read")
    @Operation(operationId = "listTouchpointEvaluations", summary = "List what an audit says of touchpoints, by key")
    public Page<EvaluationView> list(@PathParam("audit") UUID audit, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        audits.checkThereIs(audit);
        return Page.of(evaluations.of(audit, Page.after(cursor, key -> key), length + 1), length, said -> said.touchpoint,
                EvaluationView::of);
    }

    @GET
    @Path("/{touchpoint}")
    @RolesAllowed("audits:read")
    @Operation(operationId = "getTouchpointEvaluation", summary = "Read what an audit says of a touchpoint")
    public RestResponse<EvaluationView> get(@PathParam("audit") UUID audit, @PathParam("touchpoint") String touchpoint) {
        return tagged(evaluations.at(audit, touchpoint).orElseThrow(EvaluationIsUnknown::new));
    }

    @PUT
    @Path("/{touchpoint}")
    @Transactional
    @RolesAllowed("audits:write")
    @Operation(operationId = "evaluateTouchpoint", summary = "Say what an audit says of a touchpoint", description = "While the audit is running. For a sheet that is there, If-Match carries the ETag that was read.")
    public RestResponse<EvaluationView> evaluate(@PathParam("audit") UUID audit, @PathParam("touchpoint") String touchpoint,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid EvaluationSheet sheet) {
        Audit running = running(audit);
        if (!running.examined().has(touchpoint)) {
            throw new EvaluationIsUnknown();
        }
        Optional<TouchpointEvaluation> there = evaluations.at(audit, touchpoint);
        if (there.isPresent() || ifMatch != null) { // who names a state of a sheet that is gone must not bring it back
            Changed.check(ifMatch, there.map(said -> said.revision).orElse(NO_SHEET));
        }
        TouchpointEvaluation said = there.orElseGet(() -> new TouchpointEvaluation(audit, touchpoint, Instant.now()));
        sheet.describe(said, Instant.now());
        evaluations.persistAndFlush(said);
        return tagged(said);
    }

    @DELETE
    @Path("/{touchpoint}")
    @Transactional
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "204", description = "Gone.")
    @Operation(operationId = "deleteTouchpointEvaluation", summary = "Remove what an audit says of a touchpoint", description = "While the audit is running. If-Match carries the ETag that was read.")
    public void delete(@PathParam("audit") UUID audit, @PathParam("touchpoint") String touchpoint,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        running(audit);
        TouchpointEvaluation said = evaluations.at(audit, touchpoint).orElseThrow(EvaluationIsUnknown::new);
        Changed.check(ifMatch, said.revision);
        evaluations.delete(said);
    }

    private Audit running(UUID id) {
        Audit audit = audits.held(id);
        audit.checkIsRunning();
        return audit;
    }

    private static RestResponse<EvaluationView> tagged(TouchpointEvaluation said) {
        return ResponseBuilder.ok(EvaluationView.of(said)).header(HttpHeaders.ETAG, Changed.tag(said.revision)).build();
    }
}
