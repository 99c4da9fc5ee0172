package cx.touchstone.journey.table;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.journey.publishing.JourneyVersions;

/** The metrics of a journey's touchpoints. */
@Path("/api/v1/journeys/{id}/metrics")
@Tag(name = "Journeys")
public class MetricTableResource {

    @Inject
    Journeys journeys;
    @Inject
    JourneyVersions versions;

    @GET
    @RolesAllowed("journeys:read")
    @Operation(operationId = "getMetricTable", summary = "Read what is measured along a journey as a table", description = "Success metric, journey step, in-journey signals, tools.")
    public MetricTable table(@PathParam("id") UUID id,
            @Parameter(description = "A published version; the draft unless told.") @QueryParam("version") Integer version) {
        return MetricTable.of(map(id, version));
    }

    @GET
    @Path("/csv")
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed("journeys:read")
    @Operation(operationId = "getMetricTableCsv", summary = "Read what is measured along a journey as CSV", description = "Texts that a spreadsheet would calculate are escaped.")
    public String csv(@PathParam("id") UUID id,
            @Parameter(description = "A published version; the draft unless told.") @QueryParam("version") Integer version) {
        return MetricTable.of(map(id, version)).toCsv();
    }

    private JourneyMap map(UUID id, Integer version) {
        return version == null ? journeys.named(id).draft() : versions.numbered(id, version).map();
    }
}
