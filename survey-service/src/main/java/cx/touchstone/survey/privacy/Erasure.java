package cx.touchstone.survey.privacy;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import cx.touchstone.kit.Ids;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The proof that somebody was erased: what was removed, when and on whose word, and nothing that tells who it was. */
@Entity
@Immutable
public class Erasure {

    /** By what the person was found. */
    public enum Basis {
        CONTACT,
        SUBJECT,
        RESPONSE
    }

    /**
     * How much was removed.
     *
     * @param corrections entries of the responses' histories
     * @param participations that the person had answered a survey
     * @param messages on their way to scoring-service, or refused by it, that were removed or lost what they said of the person
     * @param storedAnswers of the API to calls with an Idempotency-Key
     * @param importedRows results of imports that named a response or quoted the person
     */
    @RegisterForReflection
    public record Removed(int contacts, int links, int responses, int corrections, int notes, int tags, int participations,
            int messages, int storedAnswers, int importedRows) {
    }

    @Id
    UUID id;
    @TenantId
    String tenantId;
    @Enumerated(EnumType.STRING)
    Basis basis;
    @JdbcTypeCode(SqlTypes.JSON)
    Removed removed;
    String erasedBy;
    Instant erasedAt;

    protected Erasure() {
        // for JPA
    }

    Erasure(Basis basis, Removed removed, String erasedBy, Instant now) {
        this.id = Ids.next();
        this.basis = basis;
        this.removed = removed;
        this.erasedBy = erasedBy;
        this.erasedAt = now;
    }
}
