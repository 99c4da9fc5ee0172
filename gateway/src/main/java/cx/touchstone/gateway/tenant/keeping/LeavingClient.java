package cx.touchstone.gateway.tenant.keeping;

import java.io.InputStream;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import cx.touchstone.kit.leaving.PurgeOrder;
import cx.touchstone.kit.leaving.PurgeState;

/** A service that keeps something of tenants. No retry here: whoever asks comes again by himself, or is told. */
@RegisterRestClient(baseUri = "http://localhost")
@Path("/internal")
public interface LeavingClient {

    @PUT
    @Path("/purge")
    PurgeState purge(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, PurgeOrder order);

    @GET
    @Path("/export/parts")
    List<String> parts(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer);

    @GET
    @Path("/export")
    @Produces("application/zip")
    InputStream export(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer);
}
