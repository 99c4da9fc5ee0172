package cx.touchstone.gateway.provider;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import cx.touchstone.gateway.audit.AuditLog;
import cx.touchstone.gateway.audit.Deed;
import cx.touchstone.gateway.key.ScopeIsNotYours;
import cx.touchstone.gateway.key.Scopes;
import cx.touchstone.gateway.outside.Outside;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.kit.Tenant;
import io.quarkus.security.identity.SecurityIdentity;

/** Identity providers of the tenant. Its tokens can have every scope, so who names one must have all of them himself. */
@Path("/api/v1/identity-providers")
@Tag(name = "Identity providers", description = "Whose access tokens (OpenID Connect, OAuth 2.0) are taken beside API keys.")
public class IdentityProviderResource {

    private static final String KIND = "identity-provider";
    private static final int MOST = 10;

    @Inject
    IdentityProviders providers;
    @Inject
    Outside outside;
    @Inject
    AuditLog log;
    @Inject
    Tenant tenant;
    @Inject
    SecurityIdentity identity;

    @POST
    @Transactional
    @Idempotency.Honoured
    @APIResponse(responseCode = "201", description = "Its tokens are taken within a second.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = IdentityProviderView.class)))
    @RolesAllowed("admin")
    @Operation(operationId = "createIdentityProvider", summary = "Take the access tokens of an identity provider", description = "They are JWTs, signed with a key of the issuer (RS, PS, ES or EdDSA). Issuer and audience together must be nobody else's (issuer-taken), and the addresses public. Who names one needs all scopes, since its tokens can have them. At most 10.")
    public RestResponse<IdentityProviderView> create(@NotNull @Valid IdentityProviderPlan plan) {
        check(plan);
        if (!providers.hasRoom(tenant.current(), MOST)) {
            throw IdentityProviderIsRefused.tooMany(MOST);
        }
        IdentityProvider made = new IdentityProvider(tenant.current(), plan, tenant.caller(),
                Instant.now().truncatedTo(ChronoUnit.MICROS));
        providers.persist(made);
        keep("identity-provider.created", made);
        return ResponseBuilder.create(RestResponse.Status.CREATED, IdentityProviderView.of(made))
                .header(HttpHeaders.LOCATION, "/api/v1/identity-providers/" + made.id)
                .header(HttpHeaders.ETAG, Changed.tag(made.revision)).build();
    }

    @GET
    @RolesAllowed("admin")
    @Operation(operationId = "listIdentityProviders", summary = "List identity providers, oldest first")
    public Page<IdentityProviderView> list(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(providers.after(tenant.current(), Page.after(cursor, UUID::fromString), length + 1), length,
                provider -> provider.id.toString(), IdentityProviderView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("admin")
    @Operation(operationId = "getIdentityProvider", summary = "Read an identity provider")
    public RestResponse<IdentityProviderView> get(@PathParam("id") UUID id) {
        return tagged(providers.named(tenant.current(), id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed("admin")
    @Operation(operationId = "replaceIdentityProvider", summary = "Replace an identity provider", description = "If-Match carries the ETag that was read. It holds for tokens that were good before, too, within a second.")
    public RestResponse<IdentityProviderView> put(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid IdentityProviderPlan plan) {
        check(plan);
        IdentityProvider provider = providers.held(tenant.current(), id);
        Changed.check(ifMatch, provider.revision);
        provider.replace(plan);
        keep("identity-provider.replaced", provider);
        return tagged(provider);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @APIResponse(responseCode = "204", description = "Its tokens open nothing any more.")
    @RolesAllowed("admin")
    @Operation(operationId = "deleteIdentityProvider", summary = "Take no more tokens of an identity provider", description = "They open nothing, at the latest a second after this answer, on every replica. Its members go with it.")
    public void delete(@PathParam("id") UUID id) {
        IdentityProvider provider = providers.held(tenant.current(), id);
        providers.delete(provider);
        keep("identity-provider.deleted", provider);
    }

    private void check(IdentityProviderPlan plan) {
        ScopeIsNotYours.check(Scopes.OF_A_TENANT, identity.getRoles());
        List<Fault> faults = new ArrayList<>();
        if (!outside.allows(plan.issuer())) {
            faults.add(new Fault("/issuer", "address", "issuer must be a public https address."));
        }
        if (plan.jwksUri() != null && !outside.allows(plan.jwksUri())) {
            faults.add(new Fault("/jwksUri", "address", "jwksUri must be a public https address."));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
    }

    /** Whoever changes one has it before he has the end of the log. */
    private void keep(String action, IdentityProvider provider) {
        try {
            providers.flush();
        } catch (ConstraintViolationException e) {
            throw IdentityProviderIsRefused.by(e.getConstraintName());
        }
        Map<String, String> details = new TreeMap<>(Map.of("name", provider.name, "issuer", provider.issuer, "audience",
                provider.audience, "rolesClaim", provider.rolesClaim, "roles", new TreeMap<>(provider.roles).toString(),
                "membersOnly", String.valueOf(provider.membersOnly)));
        if (provider.jwksUri != null) {
            details.put("jwksUri", provider.jwksUri);
        }
        if (provider.scopesClaim != null) {
            details.put("scopesClaim", provider.scopesClaim);
        }
        log.append(provider.tenantId, tenant.caller(), new Deed(action, KIND, provider.id.toString(), details));
    }

    private static RestResponse<IdentityProviderView> tagged(IdentityProvider provider) {
        return ResponseBuilder.ok(IdentityProviderView.of(provider)).header(HttpHeaders.ETAG, Changed.tag(provider.revision))
                .build();
    }
}
