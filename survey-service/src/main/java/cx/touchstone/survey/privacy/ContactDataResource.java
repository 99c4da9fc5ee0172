package cx.touchstone.survey.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.contact.ContactView;
import cx.touchstone.survey.contact.Contacts;
import cx.touchstone.survey.distribution.LinkAddresses;
import cx.touchstone.survey.distribution.Links;
import cx.touchstone.survey.privacy.ContactData.ImportedFrom;
import cx.touchstone.survey.response.Responses;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;

/** A contact's rights: to learn everything that is known, and that it is erased. */
@Path("/api/v1/contacts/{id}")
@Tag(name = "Privacy")
public class ContactDataResource {

    @Inject
    Contacts contacts;
    @Inject
    Links links;
    @Inject
    LinkAddresses addresses;
    @Inject
    Responses responses;
    @Inject
    Traces traces;
    @Inject
    Rows rows;
    @Inject
    ErasePerson erasePerson;
    @Inject
    SecurityIdentity caller;
    @Inject
    Tenant tenant;

    // A person answers a survey once, so all of this fits into one document.
    @GET
    @Path("/data")
    @RolesAllowed("contacts:read")
    @Operation(operationId = "getContactData", summary = "Read everything that is known of a contact", description = "One document: the contact, its links, its responses with notes, tags and history, the surveys it has completed, rows of imports, messages under way. Needs the scope responses:read as well.")
    public ContactData data(@PathParam("id") UUID id) {
        if (!caller.hasRole("responses:read")) {
            throw new ForbiddenException();
        }
        ContactView contact = ContactView.of(contacts.named(id));
        List<UUID> answered = rows.ids(
                "select id from response where tenant_id = ? and contact_id = ? order by responded_at, id",
                tenant.current(), id);
        return new ContactData(contact, links.ofContact(id).stream().map(addresses::view).toList(),
                answered.stream().map(responses::named).toList(),
                rows.ids("select survey_id from participation where tenant_id = ? and participant = ? order by survey_id",
                        tenant.current(), "contact:" + id),
                rows.read(row -> new ImportedFrom(row.getObject(1, UUID.class), row.getObject(2, UUID.class)), """
                        select import_id, named.id from imported_chunk, unnest(response_ids) as named (id)
                        where tenant_id = ? and response_ids && ? and named.id = any (?)""", tenant.current(),
                        answered.toArray(UUID[]::new), answered.toArray(UUID[]::new)),
                traces.messagesAbout(answered), Instant.now());
    }

    @DELETE
    @RolesAllowed("contacts:write")
    @APIResponse(responseCode = "204", description = "Done; the address of the proof is in Location.")
    @Operation(operationId = "eraseContact", summary = "Erase a contact for good", description = "The short form of an erasure by contactId: links, responses and all else go with the contact, and scores are recounted without them. The proof's address is in Location.")
    public RestResponse<Void> erase(@PathParam("id") UUID id) {
        Erasure erasure = erasePerson.eraseContact(id);
        return ResponseBuilder.<Void> noContent().header(HttpHeaders.LOCATION, "/api/v1/erasures/" + erasure.id).build();
    }
}
