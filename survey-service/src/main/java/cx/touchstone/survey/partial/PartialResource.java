package cx.touchstone.survey.partial;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.survey.collection.Reception;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Responses that are saved step by step and gone on with later. */
@Path("/api/v1/public/surveys/{link}/responses/{session}")
@Tag(name = "Respondents")
public class PartialResource {

    private static final String SESSION = "Made by the front end for each response, and known to nobody else: 22 to 64 letters, digits, '-' or '_', at random.";

    @Inject
    Reception reception;
    @Inject
    SaveResponse responses;

    @GET
    @NonBlocking
    @RolesAllowed("public")
    @Operation(operationId = "resumeResponse", summary = "Read what was saved of a response, to go on with it")
    public Uni<SavedView> saved(@PathParam("link") String link,
            @Parameter(description = SESSION) @PathParam("session") String session, @Context RoutingContext at) {
        return Uni.createFrom().completionStage(() -> reception.visit(link, at.request()))
                .chain(visit -> responses.saved(visit, session)).map(SavedView::whole);
    }

    @PUT
    @NonBlocking
    @RolesAllowed("public")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SavedSubmission.class)))
    @APIResponse(responseCode = "200", description = "It is saved.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SavedView.class)))
    @APIResponse(responseCode = "201", description = "It is saved, and nothing was before.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SavedView.class)))
    @Operation(operationId = "saveResponse", summary = "Save a response as far as it goes, or complete it", description = "Answered when it is durable; safe to repeat. All answers given so far are sent each time. It counts when it is complete, or as partial when nobody goes on with it for the time that the survey sets; it can be completed after that too. A complete one changes no more.")
    public Uni<RestResponse<SavedView>> save(@PathParam("link") String link,
            @Parameter(description = SESSION) @PathParam("session") String session, JsonNode body,
            @Context RoutingContext at) {
        return Uni.createFrom().completionStage(() -> reception.orAsBefore(
                () -> reception.visit(link, at.request())
                        .thenCompose(visit -> responses.save(visit, session, body).subscribeAsCompletionStage()),
                link, survey -> responses.completed(survey, session, body)))
                .map(saved -> RestResponse.status(saved.begun() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        SavedView.receipt(saved)));
    }
}
