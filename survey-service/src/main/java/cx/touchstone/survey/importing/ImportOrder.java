package cx.touchstone.survey.importing;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.survey.csv.ColumnMapping;

/** An import to come: whose responses, and which column says what. */
public record ImportOrder(@NotNull UUID surveyId,
        @Valid @Schema(description = "What the columns of CSV mean; NDJSON needs none.") ColumnMapping mapping,
        @Schema(description = "Whether the survey may be closed: what comes was given before. false unless told.") Boolean intoClosed) {
}
