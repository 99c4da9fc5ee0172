package cx.touchstone.gateway.tenant.purge;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import cx.touchstone.kit.Ids;

/** That a tenant is removed for good, everywhere; finished, it does not change any more. */
@Entity
public class Purge {

    /** Who is removed. */
    @Id
    @Column(name = "tenant_id")
    String tenantId;
    UUID id;
    /** Whose audit log tells of it. */
    @Column(name = "operator_tenant")
    String operatorTenant;
    @Column(name = "asked_by")
    String askedBy;
    String reason;
    @Column(name = "begun_at")
    Instant begunAt;
    /** How long the tenant's own audit log was, and the hash of its last entry; null if it was empty. */
    @Column(name = "log_entries")
    long logEntries;
    @Column(name = "log_head")
    String logHead;
    /** Why it did not get on the last time; null when it did. */
    String hindrance;
    @Column(name = "finished_at")
    Instant finishedAt;
    /** SHA-256 of the proof, in hex. */
    String hash;

    protected Purge() {
    }

    Purge(String tenantId, String operatorTenant, String askedBy, String reason, Instant now) {
        this.tenantId = tenantId;
        this.id = Ids.next();
        this.operatorTenant = operatorTenant;
        this.askedBy = askedBy;
        this.reason = reason;
        this.begunAt = now;
    }

    /** Where the tenant's own audit log ended. */
    void logEndsAt(long entries, String head) {
        logEntries = entries;
        logHead = head;
    }

    void hinderedBy(String hindrance) {
        this.hindrance = hindrance;
    }

    /** Nothing is left anywhere. */
    void finish(String hash, Instant now) {
        if (isFinished()) {
            throw new IllegalStateException("the purge of " + tenantId + " is finished");
        }
        this.hindrance = null;
        this.hash = hash;
        this.finishedAt = now;
    }

    boolean isFinished() {
        return finishedAt != null;
    }
}
