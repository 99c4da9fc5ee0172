package cx.touchstone.journey.checklist;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.criteria.Criteria;
import cx.touchstone.journey.criteria.Section;

/** A checklist as somebody writes it. */
public record ChecklistDraft(
        @NotBlank @Size(max = 200) @Schema(examples = "A visit to the security check") String name,
        @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Section> sections) {

    Criteria toCriteria() {
        return new Criteria(sections);
    }
}
