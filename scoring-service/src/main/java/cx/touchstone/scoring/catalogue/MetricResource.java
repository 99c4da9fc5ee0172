package cx.touchstone.scoring.catalogue;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal;
import cx.touchstone.scoring.metric.Metric;

@Path("/api/v1/metrics")
@Tag(name = "Metrics", description = "What can be measured, on which scale, and how it becomes a score.")
public class MetricResource {

    private static final int MOST_KEYS = 200;

    @Inject
    Metrics metrics;

    @GET
    @RolesAllowed("scores:read")
    @Operation(operationId = "listMetrics", summary = "List the metric catalogue, built-in and own, by key")
    public Page<MetricView> list(
            @Parameter(description = "Only these, as far as there are such; repeatable, up to 200.", example = "csat_7") @QueryParam("key") List<String> keys,
            @Parameter(description = "The nextCursor of the page before.", example = "bnBz") @QueryParam("cursor") String cursor,
            @Parameter(description = "Longest page wanted, 1 to 200.") @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        if (keys.size() > MOST_KEYS) {
            throw new Refusal.Invalid("key", "size", "key is given more than " + MOST_KEYS + " times.");
        }
        var read = metrics.behind(Page.after(cursor, key -> key), keys, length + 1);
        return Page.of(read, length, Metric::key, this::view);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed("scores:read")
    @Operation(operationId = "getMetric", summary = "Read one metric of the catalogue")
    public MetricView get(@Parameter(example = "csat_7") @PathParam("key") String key) {
        return view(metrics.named(key).orElseThrow(MetricIsUnknown::new));
    }

    @POST
    @RolesAllowed("metrics:write")
    @Transactional
    @Idempotency.Honoured
    @Operation(operationId = "createMetric", summary = "Add a metric of your own", description = "A metric never changes once it exists: what was counted would mean something else. The key of an existing metric is answered with 409.")
    @APIResponse(responseCode = "201", description = "Added.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MetricView.class)))
    public RestResponse<MetricView> create(@NotNull @Valid MetricPlan plan) {
        var metric = plan.toMetric(metrics.named(plan.named()));
        metrics.add(metric);
        return ResponseBuilder.create(RestResponse.Status.CREATED, view(metric))
                .header(HttpHeaders.LOCATION, "/api/v1/metrics/" + metric.key()).build();
    }

    private MetricView view(Metric metric) {
        return MetricView.of(metric, metrics.isBuiltIn(metric));
    }
}
