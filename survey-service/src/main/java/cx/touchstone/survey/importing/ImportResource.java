package cx.touchstone.survey.importing;

import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import cx.touchstone.survey.asked.AskedSurveys;
import cx.touchstone.survey.importing.ImportedRow.Outcome;

/** Imports of responses: first the mapping, then the content, then the result of every row. */
@Path("/api/v1/imports")
@Tag(name = "Imports", description = "Bringing in responses that were given elsewhere.")
public class ImportResource {

    @Inject
    ResponseImports imports;
    @Inject
    ImportedRows rows;
    @Inject
    AskedSurveys surveys;
    @Inject
    TakeContent takeContent;
    @Inject
    Tenant tenant;

    @POST
    @Transactional
    @Idempotency.Honoured
    @RolesAllowed("imports:write")
    @APIResponse(responseCode = "201", description = "Done; its address is in Location.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ImportView.class)))
    @Operation(operationId = "createImport", summary = "Prepare an import of responses", description = "Says whose responses they are, and of CSV which column means what; the content follows with PUT.")
    public RestResponse<ImportView> create(@NotNull @Valid ImportOrder order) {
        ResponseImport job = new ResponseImport(order.surveyId(), order.mapping(), Boolean.TRUE.equals(order.intoClosed()),
                Instant.now());
        job.mustBeWelcomeIn(surveys.asked(tenant.current(), order.surveyId()));
        imports.persist(job);
        return ResponseBuilder.create(RestResponse.Status.CREATED, ImportView.of(job))
                .header(HttpHeaders.LOCATION, "/api/v1/imports/" + job.id).build();
    }

    @PUT
    @Path("/{id}/content")
    @Consumes({ "text/csv", "application/x-ndjson" })
    @RolesAllowed("imports:write")
    @Operation(operationId = "putImportContent", summary = "Send the content of an import", description = "CSV with a header, or NDJSON as an export of responses writes it: one document in each line, with tags and notes, complete or partial; one that is still being answered is refused. UTF-8, of any size, taken as it arrives; progress shows in the import meanwhile. Rows that do not fit are reported, the others go in. After an interruption send the same content again: it goes on behind the last row taken.")
    public ImportView content(@PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) MediaType type,
            InputStream content) {
        return type.getSubtype().equals("csv") ? takeContent.takeCsv(id, content) : takeContent.takeNdjson(id, content);
    }

    @GET
    @RolesAllowed("imports:write")
    @Operation(operationId = "listImports", summary = "List imports, oldest first")
    public Page<ImportView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(imports.after(Page.after(cursor, UUID::fromString), length + 1), length, job -> job.id.toString(),
                ImportView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("imports:write")
    @Operation(operationId = "getImport", summary = "Read an import and how far it has come")
    public ImportView get(@PathParam("id") UUID id) {
        return ImportView.of(imports.named(id));
    }

    @GET
    @Path("/{id}/rows")
    @RolesAllowed("imports:write")
    @Operation(operationId = "listImportedRows", summary = "List what became of each row")
    public Page<ImportedRow> listRows(@PathParam("id") UUID id,
            @Parameter(schema = @Schema(enumeration = { "accepted", "duplicate",
                    "refused" })) @QueryParam("outcome") String outcome,
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        Long after = Page.after(cursor, Long::valueOf);
        return Page.of(rows.of(imports.named(id).id, outcome(outcome), after == null ? 0 : after, length + 1), length,
                row -> String.valueOf(row.row()), row -> row);
    }

    private static Outcome outcome(String name) {
        if (name == null) {
            return null;
        }
        try {
            return Outcome.valueOf(name.toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Refusal.Invalid("outcome", "invalid", "outcome must be accepted, duplicate or refused.");
        }
    }
}
