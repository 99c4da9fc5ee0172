package cx.touchstone.scoring.dimension;

import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.tally.Family.State;

@Path("/api/v1/dimensions")
@Tag(name = "Dimensions", description = "Attributes by whose values everything is counted as it comes.")
public class DimensionResource {

    @Inject
    Dimensions dimensions;
    @Inject
    BuildChunk chunks;
    @Inject
    Tenant tenant;

    @GET
    @RolesAllowed("scores:read")
    @Operation(operationId = "listDimensions", summary = "List dimensions in the order in which they were added")
    public Page<DimensionView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        Integer after = Page.after(cursor, Integer::valueOf);
        var present = dimensions.present();
        long of = of(present);
        return Page.of(present.stream().filter(one -> after == null || one.id > after).limit(length + 1L).toList(), length,
                one -> String.valueOf(one.id), one -> DimensionView.of(one, of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("scores:read")
    @Operation(operationId = "getDimension", summary = "Read a dimension and how far it is")
    public DimensionView get(@PathParam("id") int id) {
        var dimension = dimensions.named(id);
        return DimensionView.of(dimension, of(List.of(dimension)));
    }

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("metrics:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DimensionView.class)))
    @Operation(operationId = "createDimension", summary = "Make an attribute, or a pair of attributes, a dimension", description = "Everything observed so far is counted by it in the background while more comes in; scores are the same before, meanwhile and afterwards, and no longer slower the more there was observed. At most 20 attributes with up to 1,000 values each, and 20 pairs of these.")
    public RestResponse<DimensionView> create(@NotNull @Valid DimensionPlan plan) {
        var dimension = dimensions.add(plan.attributes(), Instant.now());
        return ResponseBuilder.create(RestResponse.Status.CREATED, DimensionView.of(dimension, of(List.of(dimension))))
                .header(HttpHeaders.LOCATION, "/api/v1/dimensions/" + dimension.id).build();
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed("metrics:write")
    @Operation(operationId = "removeDimension", summary = "Remove a dimension, and the pairs it is in", description = "Nothing is lost: scores by the attribute are computed from the observations that are kept.")
    public void remove(@PathParam("id") int id) {
        dimensions.remove(id);
    }

    private long of(List<Dimension> shown) {
        return shown.stream().anyMatch(one -> one.state == State.BUILDING) ? chunks.toBeCounted(tenant.current()) : 0;
    }
}
