package cx.touchstone.survey.importing;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import cx.touchstone.kit.Ids;
import cx.touchstone.survey.asked.AskedSurvey;
import cx.touchstone.survey.csv.ColumnMapping;

/** A job that takes responses out of a file. Its counters move in the transactions of the rows that they count. */
@Entity
public class ResponseImport {

    /** A run that has not said anything for so long is dead, and another may take its place. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    @Id
    UUID id;
    @TenantId
    String tenantId;
    UUID surveyId;
    @JdbcTypeCode(SqlTypes.JSON)
    ColumnMapping mapping;
    boolean intoClosed;
    @Enumerated(EnumType.STRING)
    ImportStatus status;
    /** Rows that have their result. */
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

    protected ResponseImport() {
        // for JPA
    }

    public ResponseImport(UUID surveyId, ColumnMapping mapping, boolean intoClosed, Instant now) {
        this.id = Ids.next();
        this.surveyId = surveyId;
        this.mapping = mapping;
        this.intoClosed = intoClosed;
        this.status = ImportStatus.WAITING;
        this.createdAt = now;
    }

    /** A closed survey takes only what is meant for closed ones too. */
    void mustBeWelcomeIn(AskedSurvey survey) {
        if (!intoClosed) {
            survey.mustBeOpen();
        }
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
