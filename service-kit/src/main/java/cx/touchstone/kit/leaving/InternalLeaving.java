package cx.touchstone.kit.leaving;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;

import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.content.Download;
import io.quarkus.arc.properties.UnlessBuildProperty;
import io.vertx.ext.web.RoutingContext;

/** Where the gateway, which does the same with its own rows, has a service export and remove a tenant. */
@Path("/internal")
@UnlessBuildProperty(name = "quarkus.application.name", stringValue = "gateway", enableIfMissing = true)
public class InternalLeaving {

    @Inject
    TenantPurge purge;
    @Inject
    TenantExport export;
    @Inject
    Tenant tenant;

    @PUT
    @Path("/purge")
    @RolesAllowed("tenants:purge")
    public PurgeState goOn(@NotNull @Valid PurgeOrder order) {
        return purge.goOn(tenant.current(), order.purge());
    }

    /** Names of all that an export holds. */
    @GET
    @Path("/export/parts")
    @RolesAllowed("tenants:export")
    public List<String> parts() {
        return export.parts();
    }

    /** A ZIP of all parts, as they were at one moment, and their manifest behind them. */
    @GET
    @Path("/export")
    @Produces("application/zip")
    @RolesAllowed("tenants:export")
    public StreamingOutput export(@Context RoutingContext at) {
        String whose = tenant.current();
        return Download.of(out -> export.write(whose, out), at.request());
    }
}
