package cx.touchstone.scoring.settings;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.change.Folding;

@Path("/api/v1/scoring-settings")
@Tag(name = "Scoring settings", description = "How a tenant counts, and what it shows.")
public class SettingsResource {

    @Inject
    SettingsOfTenants settings;
    @Inject
    ReplaceSettings replace;
    @Inject
    Folding folding;
    @Inject
    Recountings recountings;
    @Inject
    SettingsInForce inForce;
    @Inject
    Tenant tenant;

    @GET
    @RolesAllowed("scores:read")
    @Operation(operationId = "getScoringSettings", summary = "Read time zone, business hours, currency, threshold and retention")
    public RestResponse<SettingsView> get() {
        return tagged(settings.present());
    }

    @PUT
    @RolesAllowed("admin")
    @Operation(operationId = "replaceScoringSettings", summary = "Replace the settings", description = "If-Match carries the ETag that was read. Everywhere they hold after a second at most. When the time zone or the business hours change, what was counted by them is counted anew; until that is done (recounting), scores tell partly how it was. The currency cannot be replaced once amounts were observed in it (currency-in-use).")
    public RestResponse<SettingsView> put(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid SettingsPlan plan) {
        folding.fold(tenant.current()); // whether amounts were observed is what tallies say
        var now = replace.read(ifMatch, plan.toSettings());
        inForce.forget(tenant.current());
        return tagged(now);
    }

    private RestResponse<SettingsView> tagged(Settings now) {
        return ResponseBuilder.ok(SettingsView.of(now, recountings.running().orElse(null)))
                .header(HttpHeaders.ETAG, Changed.tag(now.revision())).build();
    }
}
