package cx.touchstone.journey.action;

import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.journey.audit.Audits;
import cx.touchstone.journey.catalogue.Catalogue;
import cx.touchstone.journey.catalogue.LearnScores;
import cx.touchstone.journey.finding.Finding;
import cx.touchstone.journey.finding.Findings;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Changed;

/** The roadmap of an audit. */
@Path("/api/v1/audits/{audit}/actions")
@Tag(name = "Actions", description = "What is done about findings, and whether it had its effect.")
public class AuditActionResource {

    @Inject
    Audits audits;
    @Inject
    Findings findings;
    @Inject
    Actions actions;
    @Inject
    Catalogue catalogue;

    @POST
    @LearnScores.Beforehand
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ActionView.class)))
    @Operation(operationId = "createAction", summary = "Plan what is done about a confirmed finding", description = "While the audit is running or reporting. The action goes on when the audit is closed.")
    public RestResponse<ActionView> create(@PathParam("audit") UUID audit, @NotNull @Valid ActionDraft draft) {
        audits.held(audit).checkIsUnderWay();
        Finding finding = findings.kept(audit, draft.finding())
                .orElseThrow(() -> new Refusal.Invalid("/finding", "unknown-finding", "The audit has no such finding."));
        finding.checkIsConfirmed();
        Action action = new Action(audit, draft.finding(), finding.touchpoint(), Instant.now());
        draft.plan().describe(action, catalogue, Instant.now());
        actions.persistAndFlush(action);
        return ResponseBuilder.create(RestResponse.Status.CREATED, ActionView.of(action))
                .header(HttpHeaders.LOCATION, "/api/v1/actions/" + action.id)
                .header(HttpHeaders.ETAG, Changed.tag(action.revision)).build();
    }

    @GET
    @RolesAllowed("audits:read")
    @Operation(operationId = "listAuditActions", summary = "List the actions of an audit and those that it took over from the one before, oldest first")
    public Page<ActionView> list(@PathParam("audit") UUID audit, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        audits.checkThereIs(audit);
        return Page.of(actions.after(Page.after(cursor, UUID::fromString), new Actions.Search(audit, null, null, null),
                length + 1), length, action -> action.id.toString(), ActionView::of);
    }
}
