package cx.touchstone.scoring.bulk;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.kit.Refusal.Fault;

/** Why a row was refused. */
@Schema(name = "ObservationImportFault")
public record ImportFault(@Schema(description = "Its number among those that are not blank; the first is 1.") long row,
        @Schema(description = "Its line in the content.") long line,
        @Schema(description = "Everything that is wrong, with pointers into the line's document.") List<Fault> errors) {
}
