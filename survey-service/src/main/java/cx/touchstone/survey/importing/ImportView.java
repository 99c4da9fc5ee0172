package cx.touchstone.survey.importing;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An import and how far it has come.
 *
 * @param rows that have their result: accepted, duplicates and refused together
 * @param interruption why it stopped before its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportView(UUID id, UUID surveyId, ImportStatus status, long rows, long accepted, long duplicates, long refused,
        String interruption, ColumnMapping mapping, Instant createdAt, Instant endedAt) {

    static ImportView of(ResponseImport job) {
        return new ImportView(job.id, job.surveyId, job.status, job.rowsTaken, job.accepted, job.duplicates, job.refused,
                job.interruption, job.mapping, job.createdAt, job.endedAt);
    }
}
