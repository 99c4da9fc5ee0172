package cx.touchstone.gateway.tenant;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.kit.Idempotency;

/** A tenant as who runs the platform sees it. */
@Schema(name = "Tenant")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TenantView(@Schema(examples = "sfo-airport") String id, String name, String locale, Status status,
        Instant createdAt, @Schema(description = "Absent while it is active.") Instant suspendedAt,
        @Schema(description = "Why; absent while it is active.") String suspensionReason,
        @Schema(description = "Its first key, with all scopes that a tenant can have. Only in the answer that makes the tenant: it is kept nowhere.", examples = "tsk_9fQ2Lk0aUe0r6mVtYbqkq6rXb2h8n3oF1yZcD5sW7gI") String key)
        implements
            Idempotency.ShownOnce {

    /** Whether anybody of it is let in. */
    @Schema(name = "TenantStatus")
    public enum Status {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("suspended")
        SUSPENDED
    }

    public static TenantView of(Organisation tenant) {
        return of(tenant, null);
    }

    /** @param key its first key, for who made it */
    static TenantView of(Organisation tenant, String key) {
        return new TenantView(tenant.tenantId, tenant.name, tenant.locale,
                tenant.isSuspended() ? Status.SUSPENDED : Status.ACTIVE, tenant.createdAt, tenant.suspendedAt,
                tenant.suspensionReason, key);
    }

    @Override
    public TenantView withoutSecret() {
        return new TenantView(id, name, locale, status, createdAt, suspendedAt, suspensionReason, null);
    }
}
