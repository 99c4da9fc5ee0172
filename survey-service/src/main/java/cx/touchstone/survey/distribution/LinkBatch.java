package cx.touchstone.survey.distribution;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Links that are asked for together, such as those of a mailing. Each is looked at for itself. */
public record LinkBatch(@NotNull @Size(min = 1, max = 1_000) List<@NotNull LinkOrder> links) {
}
