package cx.touchstone.survey.privacy;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Erasures: remove a person, and prove it. */
@Path("/api/v1/erasures")
@Tag(name = "Privacy", description = "What is known of a person: read it, and erase it for good.")
public class ErasureResource {

    @Inject
    ErasePerson erasePerson;
    @Inject
    Erasures erasures;

    @POST
    @RolesAllowed("contacts:write")
    @APIResponse(responseCode = "201", description = "Done; the proof's address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ErasureView.class)))
    @Operation(operationId = "erase", summary = "Erase a person", description = "Removes a contact with links and responses, or the responses about a subject, or one imported response: with corrections, notes and tags, from messages between services, stored answers and results of imports. Scores are recounted without them, within seconds. What was there is gone for good; the answer counts it, and is kept as proof without saying who it was. Where there is nothing, all counts are 0, so the call may be repeated.")
    public RestResponse<ErasureView> erase(@NotNull @Valid ErasureOrder order) {
        Erasure erasure = erasePerson.erase(order.checked());
        return ResponseBuilder.create(RestResponse.Status.CREATED, ErasureView.of(erasure))
                .header(HttpHeaders.LOCATION, "/api/v1/erasures/" + erasure.id).build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("contacts:read")
    @Operation(operationId = "getErasure", summary = "Read the proof of an erasure")
    public ErasureView get(@PathParam("id") UUID id) {
        return ErasureView.of(erasures.named(id));
    }
}
