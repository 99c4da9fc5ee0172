package cx.touchstone.scoring.bulk;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** An import and how far it has come. */
@Schema(name = "ObservationImport")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObservationImportView(UUID id, ImportStatus status,
        @Schema(description = "Taken so far: accepted, duplicates and refused together.") long rows, long accepted,
        @Schema(description = "Of which this revision or a higher one was known; also those that were counted when the import was interrupted and came again.") long duplicates,
        long refused, @Schema(description = "Why it stopped before its end.") String interruption, Instant createdAt,
        Instant endedAt) {

    static ObservationImportView of(ObservationImport job) {
        return new ObservationImportView(job.id, job.status, job.rowsTaken, job.accepted, job.duplicates, job.refused,
                job.interruption,
                job.createdAt, job.endedAt);
    }
}
