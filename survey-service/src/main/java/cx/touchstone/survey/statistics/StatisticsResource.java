package cx.touchstone.survey.statistics;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cx.touchstone.survey.drafting.Surveys;

/** How a survey goes. */
@Path("/api/v1/surveys/{id}/statistics")
@Tag(name = "Surveys")
public class StatisticsResource {

    @Inject
    Surveys surveys;
    @Inject
    ResponseStatistics statistics;

    @GET
    @RolesAllowed("surveys:read")
    @Operation(operationId = "getSurveyStatistics", summary = "Count the responses of a survey", description = "As they are now: started, left and complete, by version and by channel.")
    public StatisticsView statistics(@PathParam("id") UUID id) {
        surveys.named(id);
        return statistics.of(id);
    }
}
