package cx.touchstone.gateway.member;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
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
import cx.touchstone.gateway.provider.IdentityProviders;
import cx.touchstone.gateway.provider.Role;
import cx.touchstone.kit.Idempotency;
import cx.touchstone.kit.Page;
import cx.touchstone.kit.Refusal.Changed;
import cx.touchstone.kit.Tenant;
import io.quarkus.security.identity.SecurityIdentity;

/** Members of the tenant. Nobody gives a role that can do more than he can. */
@Path("/api/v1/members")
@Tag(name = "Members", description = "People and programs whose roles are told here instead of by their tokens.")
public class MemberResource {

    private static final String KIND = "member";

    @Inject
    Members members;
    @Inject
    IdentityProviders providers;
    @Inject
    AuditLog log;
    @Inject
    Tenant tenant;
    @Inject
    SecurityIdentity identity;

    @POST
    @Transactional
    @Idempotency.Honoured
    @APIResponse(responseCode = "201", description = "It holds within a second.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberView.class)))
    @RolesAllowed("admin")
    @Operation(operationId = "createMember", summary = "Tell somebody's roles", description = "Somebody whom an identity provider of the organisation knows. From now on these roles count, whatever his tokens say.")
    public RestResponse<MemberView> create(@NotNull @Valid MemberPlan plan) {
        mayGive(plan.roles());
        UUID provider = providers.held(tenant.current(), plan.provider()).id();
        Member made = new Member(tenant.current(), provider, plan.subject(), plan.name(), plan.roles(), tenant.caller(),
                Instant.now().truncatedTo(ChronoUnit.MICROS));
        members.persist(made);
        keep("member.created", made);
        return ResponseBuilder.create(RestResponse.Status.CREATED, MemberView.of(made))
                .header(HttpHeaders.LOCATION, "/api/v1/members/" + made.id)
                .header(HttpHeaders.ETAG, Changed.tag(made.revision)).build();
    }

    @GET
    @RolesAllowed("admin")
    @Operation(operationId = "listMembers", summary = "List members, oldest first")
    public Page<MemberView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        int length = Page.limit(limit);
        return Page.of(members.after(tenant.current(), Page.after(cursor, UUID::fromString), length + 1), length,
                member -> member.id.toString(), MemberView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("admin")
    @Operation(operationId = "getMember", summary = "Read a member")
    public RestResponse<MemberView> get(@PathParam("id") UUID id) {
        return tagged(members.named(tenant.current(), id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed("admin")
    @Operation(operationId = "replaceMember", summary = "Tell other roles of a member", description = "If-Match carries the ETag that was read. It holds within a second.")
    public RestResponse<MemberView> put(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid MemberChange change) {
        mayGive(change.roles());
        Member member = members.held(tenant.current(), id);
        Changed.check(ifMatch, member.revision);
        member.replace(change.name(), change.roles());
        keep("member.replaced", member);
        return tagged(member);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @APIResponse(responseCode = "204", description = "Tokens count again as they are, or not at all.")
    @RolesAllowed("admin")
    @Operation(operationId = "deleteMember", summary = "Remove a member", description = "What his tokens say counts again, unless his identity provider is for members only.")
    public void delete(@PathParam("id") UUID id) {
        Member member = members.held(tenant.current(), id);
        members.delete(member);
        keep("member.deleted", member);
    }

    private void mayGive(List<Role> roles) {
        ScopeIsNotYours.check(Role.scopes(roles), identity.getRoles());
    }

    private void keep(String action, Member member) {
        try {
            members.flush();
        } catch (ConstraintViolationException e) {
            throw new MemberIsThere();
        }
        log.append(member.tenantId, tenant.caller(), new Deed(action, KIND, member.id.toString(),
                Map.of("provider", member.providerId.toString(), "subject", member.subject, "roles",
                        String.join(" ", member.roles.stream().sorted().toList()))));
    }

    private static RestResponse<MemberView> tagged(Member member) {
        return ResponseBuilder.ok(MemberView.of(member)).header(HttpHeaders.ETAG, Changed.tag(member.revision)).build();
    }
}
