package cx.touchstone.scoring.metric;

import java.net.URI;

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

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;

@Path("/api/v1/metrics")
@Tag(name = "Metrics", description = "What can be measured, on which scale, and how it becomes a score.")
public class MetricResource {

    @Inject
    Metrics metrics;

    @GET
    @RolesAllowed("scores:read")
    @Operation(operationId = "listMetrics", summary = "List the metric catalogue, built-in and own, by key")
    @APIResponse(responseCode = "200", description = "A page of the catalogue.", content = @Content(examples = @ExampleObject(name = "page", value = Examples.PAGE)))
    public Page<MetricView> list(
            @Parameter(description = "The nextCursor of the page before.", example = "bnBz") @QueryParam("cursor") String cursor,
            @Parameter(description = "Longest page wanted, 1 to 200.") @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        var read = metrics.behind(Page.after(cursor, key -> key), length + 1);
        return Page.of(read, length, Metric::key, this::view);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed("scores:read")
    @Operation(operationId = "getMetric", summary = "Read one metric of the catalogue")
    @APIResponse(responseCode = "200", description = "The metric.", content = @Content(examples = @ExampleObject(name = "metric", value = Examples.METRIC)))
    public MetricView get(@Parameter(example = "csat_7") @PathParam("key") String key) {
        return view(metrics.named(key).orElseThrow(MetricIsUnknown::new));
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed("metrics:write")
    @Transactional
    @Idempotency.Honoured
    @Operation(operationId = "createMetric", summary = "Add a metric of your own", description = "A metric never changes once it exists: what was counted would mean something else. The key of an existing metric is answered with 409.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "metric", value = Examples.PLAN)))
    @APIResponse(responseCode = "201", description = "Added.", content = @Content(examples = @ExampleObject(name = "metric", value = Examples.CREATED)))
    public RestResponse<MetricView> create(@NotNull @Valid MetricPlan plan) {
        var metric = plan.toMetric();
        metrics.add(metric);
        return ResponseBuilder.<MetricView> created(URI.create("/api/v1/metrics/" + metric.key())).entity(view(metric)).build();
    }

    private MetricView view(Metric metric) {
        return MetricView.of(metric, metrics.isBuiltIn(metric));
    }

    /** What the API document shows. */
    private static final class Examples {
        static final String METRIC = """
                {"key":"csat_7","name":"Customer satisfaction, 1 to 7","kind":"perception","scale":{"min":1,"max":7,"step":1},\
                "direction":"higher-is-better","aggregation":{"type":"box-share","from":6,"to":7},"unit":"percent",\
                "method":{"id":"box-share","version":1},"builtIn":true}""";
        static final String PAGE = "{\"items\":[" + METRIC + "],\"nextCursor\":\"Y3NhdF83\"}";
        static final String PLAN = """
                {"key":"queue_patience","name":"Patience in the queue","kind":"perception","scale":{"min":1,"max":5},\
                "direction":"higher-is-better","aggregation":{"type":"net","negativeTo":2,"positiveFrom":4}}""";
        static final String CREATED = """
                {"key":"queue_patience","name":"Patience in the queue","kind":"perception","scale":{"min":1,"max":5,"step":1},\
                "direction":"higher-is-better","aggregation":{"type":"net","negativeTo":2,"positiveFrom":4},"unit":"points",\
                "method":{"id":"net-share","version":1},"builtIn":false}""";
    }
}
