package cx.touchstone.journey.mapping;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.journey.catalogue.Catalogue;
import cx.touchstone.journey.catalogue.LearnScores;
import cx.touchstone.journey.importance.AllImportanceRules;
import cx.touchstone.journey.map.Words;
import cx.touchstone.journey.patch.Patches;
import cx.touchstone.journey.persona.Personas;
import cx.touchstone.journey.reference.References;
import cx.touchstone.journey.reference.Referred;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.kit.Refusal.Fault;

/** Journeys: draw them, publish them, read what was published. */
@Path("/api/v1/journeys")
@Tag(name = "Journeys", description = "The customer's ways, their stages and touchpoints.")
public class JourneyResource {

    @Inject
    Journeys journeys;
    @Inject
    Patches patches;
    @Inject
    Personas personas;
    @Inject
    AllImportanceRules rules;
    @Inject
    References references;
    @Inject
    Catalogue catalogue;

    @POST
    @LearnScores.Beforehand
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("journeys:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JourneyView.class)))
    @Operation(operationId = "createJourney", summary = "Draw a journey")
    public RestResponse<JourneyView> create(@NotNull @Valid JourneyDraft draft) {
        checkPersonas(draft);
        Journey journey = new Journey(draft.name(), draft.goal(), draft.toKind(), draft.toPersonas(), draft.toMap(),
                catalogue, Instant.now());
        journeys.persistAndFlush(journey);
        return ResponseBuilder.create(RestResponse.Status.CREATED, JourneyView.of(journey, rules.current()))
                .header(HttpHeaders.LOCATION, "/api/v1/journeys/" + journey.id)
                .header(HttpHeaders.ETAG, Changed.tag(journey.revision))
                .build();
    }

    @GET
    @RolesAllowed("journeys:read")
    @Operation(operationId = "listJourneys", summary = "List journeys without their stages, oldest first")
    public Page<JourneySummary> list(
            @Parameter(schema = @Schema(enumeration = { "draft", "published",
                    "archived" })) @QueryParam("status") String status,
            @Parameter(schema = @Schema(enumeration = { "as-is", "to-be" })) @QueryParam("kind") String kind,
            @Parameter(description = "Id of a persona that it is drawn for.") @QueryParam("persona") UUID persona,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(
                journeys.after(Page.after(cursor, UUID::fromString), Words.read("status", status, Journey.Status.values()),
                        Words.read("kind", kind, Journey.Kind.values()), persona, length + 1),
                length, journey -> journey.id().toString(), journey -> journey);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("journeys:read")
    @Operation(operationId = "getJourney", summary = "Read a journey with its draft")
    public RestResponse<JourneyView> get(@PathParam("id") UUID id) {
        return tagged(journeys.named(id));
    }

    @PUT
    @Path("/{id}")
    @LearnScores.Beforehand
    @Transactional
    @RolesAllowed("journeys:write")
    @Operation(operationId = "redrawJourney", summary = "Replace the draft of a journey", description = "Published versions stay as they are. If-Match carries the ETag that was read.")
    public RestResponse<JourneyView> redraw(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid JourneyDraft draft) {
        Journey journey = journeys.unchanged(id, ifMatch);
        return redrawn(journey, draft);
    }

    @PATCH
    @Path("/{id}")
    @LearnScores.Beforehand
    @Transactional
    @Consumes({ Patches.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @RolesAllowed("journeys:write")
    @RequestBody(required = true, content = @Content(mediaType = Patches.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT, description = "Fields of JourneyDraft.")))
    @Operation(operationId = "changeJourney", summary = "Change some fields of the draft of a journey", description = "A JSON Merge Patch (RFC 7396): what is null is removed, a list is replaced as a whole. Single stages and touchpoints have addresses of their own. If-Match carries the ETag that was read.")
    public RestResponse<JourneyView> change(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            JsonNode patch) throws JsonProcessingException {
        Journey journey = journeys.unchanged(id, ifMatch);
        return redrawn(journey, patches.apply(patch, JourneyDraft.of(journey), JourneyDraft.class));
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed("journeys:write")
    @Operation(operationId = "deleteJourney", summary = "Remove a journey that was never published", description = "Refused with the list of its versions when there are any, since such a journey is archived, and with the list of audits that name it. If-Match carries the ETag that was read.")
    @APIResponse(responseCode = "204", description = "Gone.")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Journey journey = journeys.held(id, ifMatch);
        journey.checkIsDisposable();
        references.checkNobodyRefersTo(Referred.JOURNEY, id);
        journeys.delete(journey);
    }

    @POST
    @Path("/{id}/archive")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("journeys:write")
    @Operation(operationId = "archiveJourney", summary = "Put a journey away", description = "It is read as before and changes no more; what was measured stays. If-Match carries the ETag that was read.")
    public RestResponse<JourneyView> archive(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Journey journey = journeys.unchanged(id, ifMatch);
        journey.archive(Instant.now());
        journeys.flush();
        return tagged(journey);
    }

    @POST
    @Path("/{id}/reactivation")
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("journeys:write")
    @Operation(operationId = "reactivateJourney", summary = "Take an archived journey up again", description = "If-Match carries the ETag that was read.")
    public RestResponse<JourneyView> reactivate(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Journey journey = journeys.unchanged(id, ifMatch);
        journey.reactivate(Instant.now());
        journeys.flush();
        return tagged(journey);
    }

    private RestResponse<JourneyView> redrawn(Journey journey, JourneyDraft draft) {
        checkPersonas(draft);
        journey.redraw(draft.name(), draft.goal(), draft.toKind(), draft.toPersonas(), draft.toMap(), catalogue,
                Instant.now());
        journeys.flush();
        return tagged(journey);
    }

    private void checkPersonas(JourneyDraft draft) {
        var missing = personas.missing(draft.toPersonas());
        if (!missing.isEmpty()) {
            throw new Refusal.Invalid(IntStream.range(0, draft.personas().size())
                    .filter(i -> missing.contains(draft.personas().get(i)))
                    .mapToObj(i -> new Fault("/personas/" + i, "unknown-persona", "There is no such persona.")).toList());
        }
    }

    private RestResponse<JourneyView> tagged(Journey journey) {
        return ResponseBuilder.ok(JourneyView.of(journey, rules.current()))
                .header(HttpHeaders.ETAG, Changed.tag(journey.revision)).build();
    }
}
