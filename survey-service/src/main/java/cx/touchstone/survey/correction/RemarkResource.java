package cx.touchstone.survey.correction;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Ids;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.response.ResponseView.Note;

/** Responses: tags and notes beside them. */
@Path("/api/v1/responses/{id}")
@Tag(name = "Responses")
public class RemarkResource {

    @Inject
    Remarks remarks;
    @Inject
    Tenant tenant;

    /** What somebody writes beside a response. */
    @Schema(name = "NewResponseNote")
    public record NoteOrder(
            @NotBlank @Size(max = Remarks.LONGEST_NOTE) @Pattern(regexp = "[^\\x00]*", message = "must be a text") @Schema(examples = "Called back on Monday") String text) {
    }

    @PUT
    @Path("/tags/{tag}")
    @Transactional
    @RolesAllowed("responses:write")
    @Operation(operationId = "tagResponse", summary = "Put a tag to a response", description = "At most 20; putting one again changes nothing.")
    public void tag(@PathParam("id") UUID id,
            @Parameter(description = "1 to 50 characters, no slash.", example = "call-back") @PathParam("tag") String tag) {
        remarks.tag(id, read(tag));
    }

    @DELETE
    @Path("/tags/{tag}")
    @Transactional
    @RolesAllowed("responses:write")
    @Operation(operationId = "untagResponse", summary = "Take a tag from a response", description = "Taking one that is not there changes nothing.")
    public void untag(@PathParam("id") UUID id, @Parameter(example = "call-back") @PathParam("tag") String tag) {
        remarks.untag(id, read(tag));
    }

    @POST
    @Path("/notes")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("responses:write")
    @APIResponse(responseCode = "201", description = "It stands beside the response.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Note.class)))
    @Operation(operationId = "noteResponse", summary = "Write a note beside a response", description = "At most 100. A note never changes; remove it and write another.")
    public RestResponse<Note> note(@PathParam("id") UUID id, @NotNull @Valid NoteOrder order) {
        Note note = new Note(Ids.next(), order.text(), tenant.caller(), Instant.now().truncatedTo(ChronoUnit.MICROS));
        remarks.note(id, note);
        return ResponseBuilder.create(RestResponse.Status.CREATED, note)
                .header(HttpHeaders.LOCATION, "/api/v1/responses/" + id + "/notes/" + note.id()).build();
    }

    @DELETE
    @Path("/notes/{note}")
    @Transactional
    @RolesAllowed("responses:write")
    @Operation(operationId = "deleteResponseNote", summary = "Remove a note from a response")
    public void removeNote(@PathParam("id") UUID id, @PathParam("note") UUID note) {
        remarks.removeNote(id, note);
    }

    private static String read(String given) {
        String tag = Remarks.tag(given);
        if (tag == null) {
            throw new Refusal.Invalid("tag", "text", Remarks.TAG_RULE);
        }
        return tag;
    }
}
