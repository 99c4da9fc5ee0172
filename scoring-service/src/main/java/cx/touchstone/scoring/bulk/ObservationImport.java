package cx.touchstone.scoring.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;

import cx.touchstone.kit.Ids;

/** A job that takes observations out of a file. Its counters move after the rows that they count, never before. */
@Entity
@Table(name = "observation_import")
public class ObservationImport {

    /** A run that has not said anything for so long is dead, and another may take its place. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    @Id
    UUID id;
    @TenantId
    String tenantId;
    @Enumerated(EnumType.STRING)
    ImportStatus status;
    /** Rows of which is known what became of them. */
    long rowsTaken;
    long accepted;
    long duplicates;
    long refused;
    /** Who takes rows at the moment: one run at a time. */
    UUID run;
    Instant runUntil;
    String interruption;
    Instant createdAt;
    Instant endedAt;

    protected ObservationImport() {
        // for JPA
    }

    ObservationImport(Instant now) {
        this.id = Ids.next();
        this.status = ImportStatus.WAITING;
        this.createdAt = now;
    }

    /** Begins a run, or goes on with an interrupted one behind the last row that was taken. */
    UUID begin(Instant now) {
        if (status == ImportStatus.DONE) {
            throw new ImportIsBusy("import-done", "The import is done; make another one for more rows.");
        }
        if (status == ImportStatus.RUNNING && now.isBefore(runUntil)) {
            throw new ImportIsBusy("import-running", "The import is taking rows at the moment.");
        }
        status = ImportStatus.RUNNING;
        run = Ids.next();
        runUntil = now.plus(SILENCE);
        interruption = null;
        return run;
    }

    /** Only the run that began last goes on: another has been taken for dead. */
    void mustBeOf(UUID run) {
        if (!run.equals(this.run)) {
            throw new ImportIsBusy("import-taken-over", "Another run goes on with this import.");
        }
    }

    /** Rows behind the last one that was taken have been. */
    void took(int accepted, int duplicates, int refused, Instant now) {
        this.rowsTaken += accepted + duplicates + refused;
        this.accepted += accepted;
        this.duplicates += duplicates;
        this.refused += refused;
        this.runUntil = now.plus(SILENCE);
    }

    /** All rows of the content have been taken. */
    void finish(UUID run, Instant now) {
        if (run.equals(this.run)) {
            status = ImportStatus.DONE;
            endedAt = now;
            this.run = null;
        }
    }

    /** The content broke off; what was taken stays. */
    void interrupt(UUID run, String why) {
        if (run.equals(this.run)) {
            status = ImportStatus.INTERRUPTED;
            interruption = why;
            this.run = null;
        }
    }
}
