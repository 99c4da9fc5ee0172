package cx.touchstone.journey.persona;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal.Changed;

/** Personas: describe them, and read what their conditions are. */
@Path("/api/v1/personas")
@Tag(name = "Personas", description = "Profiles of ideal customers, as conditions on attributes.")
public class PersonaResource {

    @Inject
    Personas personas;
    @Inject
    TellOfPersonas neighbours;
    @Inject
    @Any
    Instance<PersonaUse> uses;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("journeys:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PersonaView.class)))
    @Operation(operationId = "createPersona", summary = "Describe a persona", description = "A name that is taken is answered with 409. Scores and responses can be asked for the persona within about a second.")
    public RestResponse<PersonaView> create(@NotNull @Valid PersonaDraft draft) {
        Persona persona = draft.toPersona(Instant.now());
        personas.persistAndFlush(persona);
        neighbours.tell(PersonaMessage.of(persona));
        return ResponseBuilder.create(RestResponse.Status.CREATED, PersonaView.of(persona))
                .header(HttpHeaders.LOCATION, "/api/v1/personas/" + persona.id)
                .header(HttpHeaders.ETAG, Changed.tag(persona.revision)).build();
    }

    @GET
    @RolesAllowed("journeys:read")
    @Operation(operationId = "listPersonas", summary = "List personas, oldest first")
    public Page<PersonaView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(personas.after(Page.after(cursor, UUID::fromString), length + 1), length,
                persona -> persona.id.toString(), PersonaView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("journeys:read")
    @Operation(operationId = "getPersona", summary = "Read a persona and its conditions")
    public RestResponse<PersonaView> get(@PathParam("id") UUID id) {
        return tagged(personas.named(id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed("journeys:write")
    @Operation(operationId = "replacePersona", summary = "Describe a persona anew", description = "If-Match carries the ETag that was read.")
    public RestResponse<PersonaView> replace(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid PersonaDraft draft) {
        Persona persona = personas.named(id);
        Changed.check(ifMatch, persona.revision);
        persona.describe(draft.name(), draft.toAbout(), draft.description(), draft.conditions(), Instant.now());
        personas.flush();
        neighbours.tell(PersonaMessage.of(persona));
        return tagged(persona);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed("journeys:write")
    @APIResponse(responseCode = "204", description = "Gone.")
    @Operation(operationId = "deletePersona", summary = "Remove a persona", description = "Refused with the list of what refers to it as long as something does: journeys, their versions, importance rules. Within about a second scores and responses can no longer be asked for it (400, unknown-persona).")
    public void delete(@PathParam("id") UUID id) {
        Persona persona = personas.held(id);
        List<PersonaUse.Reference> references = uses.stream().flatMap(use -> use.of(id).stream()).toList();
        if (!references.isEmpty()) {
            throw new PersonaUse.PersonaIsUsed(references);
        }
        personas.delete(persona);
        neighbours.tell(PersonaMessage.ofRemoved(persona));
    }

    private static RestResponse<PersonaView> tagged(Persona persona) {
        return ResponseBuilder.ok(PersonaView.of(persona)).header(HttpHeaders.ETAG, Changed.tag(persona.revision)).build();
    }
}
