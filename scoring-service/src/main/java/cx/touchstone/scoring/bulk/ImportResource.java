package cx.touchstone.scoring.bulk;

import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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

/** Imports of observations: first the job, then the content, then what was wrong with the refused. */
@Path("/api/v1/observation-imports")
@Tag(name = "Observation imports", description = "Many observations in one file.")
public class ImportResource {

    @Inject
    ObservationImports imports;
    @Inject
    ImportFaults faults;
    @Inject
    TakeRows takeRows;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("signals:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ObservationImportView.class)))
    @Operation(operationId = "createObservationImport", summary = "Prepare an import of observations", description = "Makes the job; the content follows with PUT.")
    public RestResponse<ObservationImportView> create() {
        var job = new ObservationImport(Instant.now());
        imports.persist(job);
        return ResponseBuilder.create(RestResponse.Status.CREATED, ObservationImportView.of(job))
                .header(HttpHeaders.LOCATION, "/api/v1/observation-imports/" + job.id).build();
    }

    @PUT
    @Path("/{id}/content")
    @Consumes("application/x-ndjson")
    @RolesAllowed("signals:write")
    @Operation(operationId = "putObservationImportContent", summary = "Send the content of an import of observations", description = "NDJSON: in each line one observation, as recordObservations takes them. UTF-8, of any size, taken as it arrives; progress shows in the import meanwhile. What is wrong with one line stops no other. After an interruption send the same content again: it goes on behind the last row taken. Whatever happens, each observation counts once.")
    public ObservationImportView content(@PathParam("id") UUID id, InputStream content) {
        return takeRows.take(id, content);
    }

    @GET
    @RolesAllowed("signals:write")
    @Operation(operationId = "listObservationImports", summary = "List imports of observations, oldest first")
    public Page<ObservationImportView> list(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(imports.after(Page.after(cursor, UUID::fromString), length + 1), length, job -> job.id.toString(),
                ObservationImportView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("signals:write")
    @Operation(operationId = "getObservationImport", summary = "Read an import of observations and how far it has come")
    public ObservationImportView get(@PathParam("id") UUID id) {
        return ObservationImportView.of(imports.named(id));
    }

    @GET
    @Path("/{id}/faults")
    @RolesAllowed("signals:write")
    @Operation(operationId = "listObservationImportFaults", summary = "List why rows were refused", description = "In the order of the rows; of an import with more than 10,000 refused rows the first 10,000.")
    public Page<ImportFault> listFaults(@PathParam("id") UUID id, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        Long after = Page.after(cursor, Long::valueOf);
        return Page.of(faults.of(imports.named(id).id, after == null ? 0 : after, length + 1), length,
                fault -> String.valueOf(fault.row()), fault -> fault);
    }
}
