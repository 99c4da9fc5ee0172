package cx.touchstone.journey.scope;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.map.Key;
import cx.touchstone.journey.map.Stage;
import cx.touchstone.journey.map.Touchpoint;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What an audit is to look at.
 *
 * @param journeys whose touchpoints; of their versions the one that is newest when the audit begins
 * @param stages keys of stages; empty for all
 * @param touchpoints keys of touchpoints; empty for all
 * @param departments whose work it is
 * @param employeeMetrics what employees say of their work: metrics whose scores are evidence, each over everybody's answers
 */
@RegisterForReflection
public record AuditScope(
        @NotNull @Size(min = 1, max = 20) @Schema(description = "Ids of journeys: the newest version when the audit begins is examined.") List<@NotNull UUID> journeys,
        @Size(max = 50) @Schema(description = "Keys of stages; all unless told.", examples = "[\"inside-the-terminal\"]") List<@NotNull @Size(max = Key.LONGEST) String> stages,
        @Size(max = 500) @Schema(description = "Keys of touchpoints; all unless told.", examples = "[\"security-check\"]") List<@NotNull @Size(max = Key.LONGEST) String> touchpoints,
        @Size(max = 50) @Schema(examples = "[\"service\"]") List<@NotBlank @Size(max = 100) String> departments,
        @Size(max = 10) @Schema(description = "Keys of metrics that employees answer: their scores while the audit runs are part of its report. enps unless told.", examples = "[\"enps\", \"teamwork\"]") List<@NotNull @Size(max = 64) @Pattern(regexp = "[a-z][a-z0-9_]*", message = "must be the key of a metric") String> employeeMetrics) {

    private static final List<String> EMPLOYEES = List.of("enps");

    public AuditScope {
        journeys = journeys == null ? null : journeys.stream().distinct().toList();
        stages = stages == null ? List.of() : stages;
        touchpoints = touchpoints == null ? List.of() : touchpoints;
        departments = departments == null ? List.of() : departments;
        employeeMetrics = employeeMetrics == null ? EMPLOYEES : employeeMetrics.stream().distinct().toList();
    }

    /** Whether a touchpoint of this stage is looked at. */
    public boolean has(Stage stage, Touchpoint touchpoint) {
        return (stages.isEmpty() || stages.contains(stage.key()))
                && (touchpoints.isEmpty() || touchpoints.contains(touchpoint.key()));
    }
}
