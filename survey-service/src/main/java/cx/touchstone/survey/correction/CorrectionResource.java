package cx.touchstone.survey.correction;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.survey.response.ResponseView;

/** Responses: correct them and remove them. */
@Path("/api/v1/responses/{id}")
@Tag(name = "Responses")
public class CorrectionResource {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    @Inject
    CorrectResponse corrections;

    @PATCH
    @Transactional
    @Consumes({ MERGE_PATCH, MediaType.APPLICATION_JSON })
    @RolesAllowed("responses:write")
    @RequestBody(required = true, content = @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = CorrectionDocument.class)))
    @Operation(operationId = "correctResponse", summary = "Correct a response", description = "A JSON Merge Patch (RFC 7396): what is null is removed. The outcome must be a response that could have been given to the version that was answered. Scores follow exactly, the history says what was before. If-Match carries the ETag that was read.")
    public RestResponse<ResponseView> correct(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            JsonNode patch) {
        ResponseView corrected = corrections.correct(id, ifMatch, patch);
        return ResponseBuilder.ok(corrected).header(HttpHeaders.ETAG, Changed.tag(corrected.revision())).build();
    }

    @DELETE
    @Transactional
    @RolesAllowed("responses:write")
    @Operation(operationId = "deleteResponse", summary = "Remove a response", description = "With its tags, notes and history; what it counted in scores is taken back exactly. The place that it took in a survey with a response limit is not given back, and who could answer once cannot answer again.")
    public void delete(@PathParam("id") UUID id) {
        corrections.remove(id);
    }
}
