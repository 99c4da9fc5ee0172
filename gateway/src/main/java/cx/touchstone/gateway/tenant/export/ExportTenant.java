package cx.touchstone.gateway.tenant.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.gateway.audit.AuditLog;
import cx.touchstone.gateway.audit.Deed;
import cx.touchstone.gateway.tenant.Organisations;
import cx.touchstone.gateway.tenant.keeping.KeepingServices;
import cx.touchstone.gateway.tenant.purge.Purges;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import cx.touchstone.kit.leaving.Archive;
import cx.touchstone.kit.leaving.TenantExport;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Writes what every service keeps of a tenant into one archive, while they write it and somebody reads it. What any of them
 * does not tell is missing from none: then there is no archive.
 */
@ApplicationScoped
class ExportTenant {

    /** Of all tenants. */
    private static final int AT_ONCE = 2;
    /** Of compression: rows are much alike, and little more is won by trying harder. */
    private static final int LEVEL = 6;

    @Inject
    Organisations tenants;
    @Inject
    Purges purges;
    @Inject
    KeepingServices services;
    @Inject
    TenantExport ours;
    @Inject
    AuditLog log;
    @Inject
    ObjectMapper json;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /**
     * Notes in the tenant's audit log that it is exported, and tells how.
     *
     * @param by who wants it
     */
    StreamingOutput of(String tenant, String by) {
        Tenant.as(tenant, () -> QuarkusTransaction.requiringNew().call(() -> {
            purges.mustNotKnow(tenant);
            tenants.named(tenant);
            log.append(tenant, by, new Deed("tenant.exported", "tenant", tenant, Map.of()));
            return null;
        }));
        return out -> write(tenant, out);
    }

    private void write(String tenant, OutputStream out) throws IOException {
        if (!places.tryAcquire()) {
            throw new Refusal.Overloaded("As many tenants are being exported as may at once, try again.");
        }
        try {
            // Before the first byte: who is away now is an answer, not an archive that breaks off.
            Map<String, List<String>> parts = new LinkedHashMap<>();
            services.names().forEach(service -> parts.put(service, services.parts(service, tenant)));
            Archive archive = new Archive(out, LEVEL, json);
            for (Map.Entry<String, List<String>> service : parts.entrySet()) {
                try (InputStream from = services.export(service.getKey(), tenant)) {
                    archive.take(from, service.getValue());
                }
            }
            ours.addTo(archive, tenant);
            archive.end(tenant);
        } finally {
            places.release();
        }
    }
}
