package cx.touchstone.survey.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.content.Download;
import cx.touchstone.survey.drafting.Surveys;
import cx.touchstone.survey.linkcode.LinkCodes;
import cx.touchstone.survey.persona.Personas;
import cx.touchstone.survey.response.FilterParameters;
import cx.touchstone.survey.response.ResponseFilter;
import cx.touchstone.survey.response.ResponseView;
import io.vertx.ext.web.RoutingContext;

/** Exports of responses. */
@Path("/api/v1/exports/responses")
@Tag(name = "Exports", description = "Taking out what was answered.")
public class ExportResource {

    private static final String EXAMPLE = """
            {"id": "0197a3cc-2d3e-7f40-9152-637485960718", "surveyId": "0197a3c8-1b2c-7d3e-8f40-516273849506", "surveyVersion": 1,
             "status": "complete", "revision": 0, "answers": {"recommend": 9, "reason": "Quick and friendly"}, "channel": "web",
             "weight": 1, "attributes": {"boardingArea": "E"}, "respondedAt": "2026-11-21T09:41:07.114203Z",
             "receivedAt": "2026-11-21T09:41:07.118940Z", "tags": ["call-back"], "notes": []}""";

    @Inject
    Surveys surveys;
    @Inject
    ExportResponses exports;
    @Inject
    LinkCodes links;
    @Inject
    Personas personas;

    @GET
    @RolesAllowed("responses:read")
    @APIResponse(responseCode = "200", description = "All responses that fit, the oldest first.", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = ResponseView.class), examples = @ExampleObject(name = "example", summary = "One line", value = EXAMPLE)),
            @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING), examples = @ExampleObject(name = "example", value = "response.id,response.version,response.status,recommend\r\n0197a3cc-2d3e-7f40-9152-637485960718,1,complete,9\r\n")) })
    @Operation(operationId = "exportResponses", summary = "Export the responses of a survey", description = "Of any number, as they were when the export began. NDJSON has a response to a line, as getResponse gives it without the history, and is what an import takes. CSV has a column for each question of all versions: a row of a matrix, an option of a multiple choice (1 or 0) and of a ranking (its place) has its own (`ways/taxis`), and so has what was written as another option (`purpose/other.text`). Texts that a spreadsheet would calculate get an apostrophe in front. A connection that ends before the file does is an export that failed: ask again.")
    public RestResponse<StreamingOutput> export(@BeanParam FilterParameters parameters,
            @Parameter(schema = @Schema(enumeration = { "ndjson",
                    "csv" }), description = "Goes before Accept; ndjson when neither says anything.") @QueryParam("format") String format,
            @Parameter(description = "Whether CSV begins with a byte order mark, by which Excel knows UTF-8.") @QueryParam("bom") @DefaultValue("false") boolean bom,
            @Context HttpHeaders headers, @Context RoutingContext at) {
        ExportFormat wanted = ExportFormat.of(format, headers.getAcceptableMediaTypes());
        ResponseFilter filter = parameters.read(links, personas);
        if (filter.survey() == null) {
            throw new Refusal.Invalid("survey", "required", "survey says whose responses are exported.");
        }
        surveys.named(filter.survey());
        return ResponseBuilder.ok(Download.of(exports.of(filter, wanted, bom), at.request()))
                .header(HttpHeaders.CONTENT_TYPE, wanted.type())
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"responses-" + filter.survey() + "." + wanted.extension() + "\"")
                .build();
    }
}
