package cx.touchstone.survey.response;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.survey.linkcode.LinkCodes;
import cx.touchstone.survey.persona.Personas;

/** Responses: find them and read them. */
@Path("/api/v1/responses")
@Tag(name = "Responses", description = "What was answered.")
public class ResponseResource {

    @Inject
    Responses responses;
    @Inject
    LinkCodes links;
    @Inject
    Personas personas;

    @GET
    @RolesAllowed("responses:read")
    @Operation(operationId = "listResponses", summary = "List responses, newest first", description = "All filters given must hold. Words are looked for in every response that the other filters leave, so name a survey and a period where there are many.")
    public Page<ResponseView> list(@BeanParam FilterParameters filter, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(responses.fitting(filter.read(links, personas), Page.after(cursor, Place::read), length + 1), length,
                response -> Place.of(response).toString(), response -> response);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("responses:read")
    @Operation(operationId = "getResponse", summary = "Read a response with its history")
    public RestResponse<ResponseView> get(@PathParam("id") UUID id) {
        ResponseView response = responses.named(id);
        return ResponseBuilder.ok(response).header(HttpHeaders.ETAG, Changed.tag(response.revision())).build();
    }
}
