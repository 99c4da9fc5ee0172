package cx.touchstone.survey.contact;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal.Changed;

/** Contacts: who may be asked. */
@Path("/api/v1/contacts")
@Tag(name = "Contacts", description = "The people who may be asked.")
public class ContactResource {

    @Inject
    Contacts contacts;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("contacts:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ContactView.class)))
    @APIResponse(responseCode = "200", description = "There was a contact of this source and externalId; it has these details now.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ContactView.class)))
    @Operation(operationId = "createContact", summary = "Add a contact, or replace the one of this source and external id", description = "A partner's own id (externalId in its source) names a contact: the same one again replaces all details.")
    public RestResponse<ContactView> create(@NotNull @Valid ContactDetails given) {
        ContactDetails details = given.checked();
        Optional<Contact> known = known(details);
        Contact contact = known.orElseGet(() -> new Contact(details, Instant.now()));
        known.ifPresentOrElse(same -> same.replace(details, Instant.now()), () -> contacts.persist(contact));
        contacts.flush();
        var answer = known.isPresent() ? ResponseBuilder.ok(ContactView.of(contact))
                : ResponseBuilder.create(RestResponse.Status.CREATED, ContactView.of(contact));
        return answer.header(HttpHeaders.LOCATION, "/api/v1/contacts/" + contact.id)
                .header(HttpHeaders.ETAG, Changed.tag(contact.revision)).build();
    }

    private Optional<Contact> known(ContactDetails details) {
        if (!details.hasName()) {
            return Optional.empty();
        }
        contacts.hold(details.source(), details.externalId());
        return contacts.known(details.source(), details.externalId());
    }

    @GET
    @RolesAllowed("contacts:read")
    @Operation(operationId = "listContacts", summary = "List contacts, oldest first")
    public Page<ContactView> list(@QueryParam("source") String source, @QueryParam("externalId") String externalId,
            @Parameter(description = "In any case.") @QueryParam("email") String email,
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(contacts.after(Page.after(cursor, UUID::fromString), source, externalId, email, length + 1), length,
                contact -> contact.id.toString(), ContactView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("contacts:read")
    @Operation(operationId = "getContact", summary = "Read a contact")
    public RestResponse<ContactView> get(@PathParam("id") UUID id) {
        return tagged(contacts.named(id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed("contacts:write")
    @Operation(operationId = "replaceContact", summary = "Replace all details of a contact", description = "What is left out is forgotten. If-Match carries the ETag that was read.")
    public RestResponse<ContactView> replace(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ContactDetails details) {
        Contact contact = contacts.named(id);
        Changed.check(ifMatch, contact.revision);
        contact.replace(details.checked(), Instant.now());
        contacts.flush();
        return tagged(contact);
    }

    private static RestResponse<ContactView> tagged(Contact contact) {
        return ResponseBuilder.ok(ContactView.of(contact)).header(HttpHeaders.ETAG, Changed.tag(contact.revision)).build();
    }
}
