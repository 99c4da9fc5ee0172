package cx.touchstone.journey.action;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

import cx.touchstone.kit.Ids;

/** That an audit took over an unfinished action from the one before. */
@Entity
@Immutable
public class CarriedAction {

    @Id
    UUID id;
    @TenantId
    String tenantId;
    UUID auditId;
    UUID actionId;

    protected CarriedAction() {
        // for JPA
    }

    CarriedAction(UUID auditId, UUID actionId) {
        this.id = Ids.next();
        this.auditId = auditId;
        this.actionId = actionId;
    }
}
