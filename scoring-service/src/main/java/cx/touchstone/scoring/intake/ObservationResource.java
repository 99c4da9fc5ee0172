package cx.touchstone.scoring.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.catalogue.Metrics;
import cx.touchstone.scoring.intake.ObservationReader.Reading;
import cx.touchstone.scoring.intake.ObservationResults.Outcome;
import cx.touchstone.scoring.intake.ObservationResults.Result;
import cx.touchstone.scoring.plan.KnownTouchpoints;
import cx.touchstone.scoring.settings.SettingsInForce;
import io.smallrye.common.annotation.Blocking;

@Path("/api/v1/observations")
@Tag(name = "Observations", description = "Measured facts on their way in.")
public class ObservationResource {

    @Inject
    Metrics metrics;
    @Inject
    SettingsInForce settings;
    @Inject
    Intake intake;
    @Inject
    KnownTouchpoints touchpoints;
    @Inject
    Tenant tenant;

    @POST
    @ResponseStatus(207)
    @RolesAllowed("signals:write")
    @Blocking // looks up the tenant's own metrics; the wait for the commit blocks nobody
    @Operation(operationId = "recordObservations", summary = "Record 1 to 1,000 observations", description = "Each is accepted, recognised as a duplicate by its source, id and revision, or refused with every fault, independently of the others. What is accepted is durable and counted when the answer comes; sending a batch again changes nothing. A higher revision of the same source and id replaces what was counted, or takes it back when it is retracted; of all revisions the highest holds, in whatever order they come.")
    @APIResponse(responseCode = "207", description = "What became of each.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ObservationResults.class)))
    public CompletionStage<ObservationResults> record(@NotNull @Valid ObservationBatch batch) {
        var readings = read(batch);
        var good = readings.stream().map(Reading::observation).filter(Objects::nonNull).toList();
        var warnings = Warnings.of(good, touchpoints);
        var taken = good.isEmpty() ? CompletableFuture.completedFuture(List.<Boolean> of())
                : intake.take(tenant.current(), good);
        return taken.thenApply(isNews -> results(readings, isNews, warnings));
    }

    private List<Reading> read(ObservationBatch batch) {
        var keys = batch.observations().stream().map(ObservationReader::metricOf).filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        var reader = new ObservationReader(metrics.named(keys), settings.current(), Instant.now());
        var readings = new ArrayList<Reading>();
        for (int i = 0; i < batch.observations().size(); i++) {
            readings.add(reader.read(batch.observations().get(i), "/observations/" + i));
        }
        return readings;
    }

    private static ObservationResults results(List<Reading> readings, List<Boolean> isNews, Warnings warnings) {
        var outcomes = isNews.iterator();
        return ObservationResults.of(readings.stream().map(reading -> reading.observation() == null
                ? new Result(reading.id(), Outcome.REFUSED, reading.faults(), List.of())
                : new Result(reading.id(), outcomes.next() ? Outcome.ACCEPTED : Outcome.DUPLICATE, List.of(),
                        warnings.about(reading.observation())))
                .toList());
    }
}
