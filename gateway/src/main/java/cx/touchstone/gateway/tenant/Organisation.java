package cx.touchstone.gateway.tenant;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An organisation that uses the platform: a tenant. Its id stands in every row of every service. */
@Entity
@Table(name = "tenant")
public class Organisation {

    @Id
    @Column(name = "tenant_id")
    String tenantId;
    String name;
    @Column(name = "created_at")
    Instant createdAt;

    protected Organisation() {
    }

    Organisation(String tenantId, String name, Instant now) {
        this.tenantId = tenantId;
        this.name = name;
        this.createdAt = now;
    }
}
