package cx.touchstone.journey.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.journey.audit.Audit;
import cx.touchstone.journey.audit.Audits;
import cx.touchstone.journey.event.JourneyEvent;
import cx.touchstone.journey.event.TellOfEvents;
import cx.touchstone.journey.evidence.FindingEvidence;
import cx.touchstone.journey.map.Words;
import cx.touchstone.journey.observation.AuditObservations;
import cx.touchstone.journey.reference.References;
import cx.touchstone.journey.reference.Referred;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.kit.Tenant;

/** What an audit found. */
@Path("/api/v1/audits/{audit}/findings")
@Tag(name = "Findings", description = "Gaps that audits found, and what they rest on.")
public class FindingResource {

    @Inject
    Audits audits;
    @Inject
    Findings findings;
    @Inject
    AuditObservations observations;
    @Inject
    References references;
    @Inject
    TellOfEvents events;
    @Inject
    Tenant tenant;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = FindingView.class)))
    @Operation(operationId = "createFinding", summary = "Write down a finding", description = "While the audit is running or reporting. One that a person writes is confirmed.")
    public RestResponse<FindingView> create(@PathParam("audit") UUID audit, @NotNull @Valid FindingDraft draft) {
        check(underWay(audit), draft);
        Finding finding = Finding.written(audit, tenant.caller(), Instant.now());
        draft.describe(finding, Instant.now());
        findings.persistAndFlush(finding);
        tell(finding);
        return ResponseBuilder.create(RestResponse.Status.CREATED, FindingView.of(finding))
                .header(HttpHeaders.LOCATION, "/api/v1/audits/" + audit + "/findings/" + finding.id)
                .header(HttpHeaders.ETAG, Changed.tag(finding.revision)).build();
    }

    @GET
    @RolesAllowed("audits:read")
    @Operation(operationId = "listFindings", summary = "List what an audit found, oldest first, or worst first")
    public Page<FindingView> list(@PathParam("audit") UUID audit,
            @Parameter(schema = @Schema(enumeration = { "proposed", "confirmed",
                    "dismissed" })) @QueryParam("status") String status,
            @Parameter(schema = @Schema(enumeration = { "low", "medium", "high",
                    "critical" })) @QueryParam("severity") String severity,
            @Parameter(schema = @Schema(enumeration = { "created",
                    "severity" }), description = "created, unless told: the oldest first. severity: the worst first, of equal ones the oldest. A cursor goes on in the order that it came from.") @QueryParam("sort") String sort,
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        audits.checkThereIs(audit);
        Finding.Status only = Words.read("status", status, Finding.Status.values());
        Finding.Severity asBad = Words.read("severity", severity, Finding.Severity.values());
        if (Words.read("sort", sort, Findings.Sort.values()) == Findings.Sort.SEVERITY) {
            return Page.of(findings.worst(audit, only, asBad, Page.after(cursor, Rank::read), length + 1), length,
                    finding -> Rank.of(finding).toString(), FindingView::of);
        }
        return Page.of(findings.of(audit, only, asBad, Page.after(cursor, UUID::fromString), length + 1), length,
                finding -> finding.id.toString(), FindingView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("audits:read")
    @Operation(operationId = "getFinding", summary = "Read a finding")
    public RestResponse<FindingView> get(@PathParam("audit") UUID audit, @PathParam("id") UUID id) {
        return tagged(findings.named(audit, id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed("audits:write")
    @Operation(operationId = "replaceFinding", summary = "Write a finding anew", description = "One that was confirmed, while the audit is running or reporting. If-Match carries the ETag that was read.")
    public RestResponse<FindingView> replace(@PathParam("audit") UUID audit, @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid FindingDraft draft) {
        check(underWay(audit), draft);
        Finding finding = findings.unchanged(audit, id, ifMatch);
        finding.checkIsConfirmed();
        draft.describe(finding, Instant.now());
        findings.flush();
        return tagged(finding);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed("audits:write")
    @APIResponse(responseCode = "204", description = "Gone.")
    @Operation(operationId = "deleteFinding", summary = "Remove a finding", description = "While the audit is running or reporting; one that was dismissed stays. Refused with the list of actions that refer to it as long as there are any. If-Match carries the ETag that was read.")
    public void delete(@PathParam("audit") UUID audit, @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        underWay(audit);
        Finding finding = findings.unchanged(audit, id, ifMatch);
        finding.checkIsDisposable();
        references.checkNobodyRefersTo(Referred.FINDING, id);
        findings.delete(finding);
    }

    @POST
    @Path("/{id}/confirmation")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("audits:write")
    @Operation(operationId = "confirmFinding", summary = "Say that a proposed finding is one", description = "If-Match carries the ETag that was read.")
    public RestResponse<FindingView> confirm(@PathParam("audit") UUID audit, @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Decision.Confirmation confirmation) {
        underWay(audit);
        Finding finding = findings.unchanged(audit, id, ifMatch);
        finding.confirm(confirmation.kind(), confirmation.severity(), tenant.caller(), Instant.now());
        findings.flush();
        tell(finding);
        return tagged(finding);
    }

    @POST
    @Path("/{id}/dismissal")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("audits:write")
    @Operation(operationId = "dismissFinding", summary = "Say that a proposed finding is none", description = "It stays with the reason, and is not proposed again. If-Match carries the ETag that was read.")
    public RestResponse<FindingView> dismiss(@PathParam("audit") UUID audit, @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Decision.Dismissal dismissal) {
        underWay(audit);
        Finding finding = findings.unchanged(audit, id, ifMatch);
        finding.dismiss(dismissal.reason(), tenant.caller(), Instant.now());
        findings.flush();
        return tagged(finding);
    }

    /** Its words stay here: they may speak of people. */
    private void tell(Finding confirmed) {
        events.tell(JourneyEvent.of("finding.confirmed", "finding", confirmed.id, List.of(confirmed.touchpoint),
                Map.of("finding", confirmed.id, "audit", confirmed.auditId, "touchpoint", confirmed.touchpoint, "kind",
                        Words.of(confirmed.kind), "severity", Words.of(confirmed.severity)),
                Instant.now()));
    }

    private Audit underWay(UUID id) {
        Audit audit = audits.held(id);
        audit.checkIsUnderWay();
        return audit;
    }

    private void check(Audit audit, FindingDraft draft) {
        List<Fault> faults = new ArrayList<>();
        if (!audit.examined().has(draft.touchpoint())) {
            faults.add(new Fault("/touchpoint", "out-of-scope", "The audit does not examine " + draft.touchpoint() + "."));
        }
        for (int i = 0; i < draft.toEvidence().size(); i++) {
            FindingEvidence evidence = draft.toEvidence().get(i);
            if (!evidence.saysWhatItMust()) {
                faults.add(new Fault("/evidence/" + i, "required", "A comment needs its text, anything else its reference."));
            } else if (evidence.kind() == FindingEvidence.Kind.OBSERVATION
                    && !observations.keeps(audit.id(), evidence.reference())) {
                faults.add(new Fault("/evidence/" + i + "/reference", "unknown-observation",
                        "The audit has no such observation."));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
    }

    private static RestResponse<FindingView> tagged(Finding finding) {
        return ResponseBuilder.ok(FindingView.of(finding)).header(HttpHeaders.ETAG, Changed.tag(finding.revision)).build();
    }
}
