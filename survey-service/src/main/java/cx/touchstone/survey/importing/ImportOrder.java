package cx.touchstone.survey.importing;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** An import to come: whose responses, and which column says what. */
public record ImportOrder(@NotNull UUID surveyId, @NotNull @Valid ColumnMapping mapping) {
}
