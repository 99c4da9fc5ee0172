package cx.touchstone.journey.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.journey.importance.AllImportanceRules;
import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.mapping.Journey;
import cx.touchstone.journey.mapping.Journeys;
import cx.touchstone.journey.publishing.JourneyVersion;
import cx.touchstone.journey.publishing.JourneyVersions;
import cx.touchstone.kit.Refusal;

/** Versions side by side. */
@Path("/api/v1/journeys/{id}/comparison")
@Tag(name = "Journeys")
public class ComparisonResource {

    private static final String DRAFT = "draft";

    private record Side(String name, String goal, Journey.Kind kind, List<UUID> personas, JourneyMap map) {
    }

    @Inject
    Journeys journeys;
    @Inject
    JourneyVersions versions;
    @Inject
    AllImportanceRules rules;

    @GET
    @RolesAllowed("journeys:read")
    @Operation(operationId = "compareJourneyVersions", summary = "Compare two versions of a journey, or one with the draft", description = "Parts are the same when their keys are, whatever they are called.")
    public ComparisonView compare(@PathParam("id") UUID id,
            @Parameter(description = "Number of a version, or draft.", required = true, example = "1") @QueryParam("from") String from,
            @Parameter(description = "Number of a version, or draft.") @QueryParam("to") @DefaultValue(DRAFT) String to) {
        Side before = side(id, "from", from);
        Side after = side(id, "to", to);
        List<String> changed = new ArrayList<>();
        if (!before.name().equals(after.name())) {
            changed.add("name");
        }
        if (!Objects.equals(before.goal(), after.goal())) {
            changed.add("goal");
        }
        if (before.kind() != after.kind()) {
            changed.add("kind");
        }
        if (!before.personas().equals(after.personas())) {
            changed.add("personas");
        }
        MapComparison of = MapComparison.between(before.map(), after.map());
        return new ComparisonView(id, from, to, changed, of.stages(), of.touchpoints());
    }

    private Side side(UUID id, String parameter, String name) {
        if (DRAFT.equals(name)) {
            Journey journey = journeys.named(id);
            return new Side(journey.name(), journey.goal(), journey.kind(), journey.personas(),
                    rules.current().weigh(journey.personas(), journey.draft()));
        }
        if (name == null || !name.matches("[1-9][0-9]{0,8}")) {
            throw new Refusal.Invalid(parameter, "invalid", parameter + " must be the number of a version, or draft.");
        }
        JourneyVersion version = versions.numbered(id, Integer.parseInt(name));
        return new Side(version.name(), version.goal(), version.kind(), version.personas(), version.map());
    }
}
