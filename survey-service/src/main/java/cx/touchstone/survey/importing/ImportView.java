package cx.touchstone.survey.importing;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.survey.csv.ColumnMapping;

/**
 * An import and how far it has come.
 *
 * @param rows that have their result: accepted, duplicates and refused together
 * @param intoClosed whether rows are taken although the survey is closed
 * @param interruption why it stopped before its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportView(UUID id, UUID surveyId, ImportStatus status, long rows, long accepted, long duplicates, long refused,
        String interruption, ColumnMapping mapping, boolean intoClosed, Instant createdAt, Instant endedAt) {

    static ImportView of(ResponseImport job) {
        return new ImportView(job.id, job.surveyId, job.status, job.rowsTaken, job.accepted, job.duplicates, job.refused,
                job.interruption, job.mapping, job.intoClosed, job.createdAt, job.endedAt);
    }
}
