package cx.touchstone.gateway.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The one document of the whole API. It is put together from those of the services when the gateway is built, and committed
 * ({@code gateway/openapi.json}), so that every change of the public contract is seen in one place.
 */
@Singleton
@Path("/api/v1/openapi")
@Tag(name = "Documents", description = "The description of this API.")
public class OpenApiResource {

    private byte[] document;

    @PostConstruct
    void read() {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream("openapi.json")) {
            document = file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @SecurityRequirements
    @Operation(operationId = "getOpenApi", summary = "Read the OpenAPI document of the whole API")
    @APIResponse(responseCode = "200", description = "OpenAPI 3.1.", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public byte[] document() {
        return document;
    }
}
