package cx.touchstone.journey.report;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The report on an audit. */
@Path("/api/v1/audits/{audit}/report")
@Tag(name = "Audits")
public class ReportResource {

    /** It is a page that runs nothing and loads nothing. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    @Inject
    ComposeReport composeReport;
    @Inject
    DrawReport drawReport;

    @GET
    @RolesAllowed("audits:read")
    @Operation(operationId = "getAuditReport", summary = "Read the report on an audit", description = "Goals, who saw what, scores, comparison with competitors and with the audit before, words, evaluations, what employees say, findings by severity, actions with their verification, and what is missing. As everything stands now, from the beginning of the audit on; without what scoring would say when it does not answer.")
    @APIResponse(responseCode = "200", description = "The report.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AuditReport.class)))
    @APIResponse(responseCode = "409", description = "It has not begun.")
    public AuditReport report(@PathParam("audit") UUID audit) {
        return composeReport.compose(audit);
    }

    @GET
    @Path("/html")
    @Produces("text/html;charset=UTF-8")
    @RolesAllowed("audits:read")
    @Operation(operationId = "getAuditReportPage", summary = "Read the report on an audit as a page", description = "Without scripts; it prints on paper.")
    @APIResponse(responseCode = "200", description = "A page.", content = @Content(mediaType = "text/html;charset=UTF-8", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "409", description = "It has not begun.")
    public RestResponse<String> page(@PathParam("audit") UUID audit) {
        return ResponseBuilder.ok(ReportPage.report(composeReport.compose(audit)).render())
                .header("Content-Security-Policy", POLICY).header("X-Content-Type-Options", "nosniff").build();
    }

    @GET
    @Path("/pdf")
    @Produces("application/pdf")
    @RolesAllowed("audits:read")
    @Operation(operationId = "getAuditReportPaper", summary = "Read the report on an audit as PDF", description = "The same on pages of A4, to print and to pass on: a first page to read at a glance, a table of contents, bookmarks, page numbers. Texts may be in Latin, Greek, Cyrillic, Hebrew and Arabic letters; what else is written stands as �.")
    @APIResponse(responseCode = "200", description = "A PDF document.", content = @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "It has not begun.")
    public RestResponse<byte[]> paper(@PathParam("audit") UUID audit) {
        return ResponseBuilder.ok(drawReport.draw(composeReport.compose(audit)))
                .header("Content-Disposition", "inline; filename=\"audit-" + audit + ".pdf\"")
                .header("X-Content-Type-Options", "nosniff").build();
    }
}
