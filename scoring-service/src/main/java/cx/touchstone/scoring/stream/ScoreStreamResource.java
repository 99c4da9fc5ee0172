package cx.touchstone.scoring.stream;

import java.time.LocalDate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

import cx.touchstone.kit.Problems;
import cx.touchstone.kit.Refusal;
import cx.touchstone.kit.Tenant;
import cx.touchstone.scoring.question.ScoreParameters;
import cx.touchstone.scoring.score.ScoreView;
import cx.touchstone.scoring.settings.SettingsInForce;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;

@Path("/api/v1/scores/stream")
@Tag(name = "Scores")
public class ScoreStreamResource {

    /** Milliseconds after which a browser comes again when the stream has ended. */
    private static final long COME_AGAIN = 2000;

    @Inject
    Streams streams;
    @Inject
    SettingsInForce settings;
    @Inject
    Tenant tenant;

    @GET
    @RolesAllowed("scores:read")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking // reads the scores as they are; nothing waits for those that change
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(operationId = "streamScores", summary = "Be told when a score changes", description = "Server-sent events: first an event score for each score as it is, then one for each that has changed, at most one a second for each. An event gone, with nothing but the id, says that nobody is counted there any more. A comment comes when nothing else did for ten seconds. A stream ends after a quarter of an hour; a browser opens the next one by itself, and is told the scores as they are again. Grouping by time is not possible.")
    @APIResponse(responseCode = "200", description = "One event after the other, without end. The data of an event score is a Score, as in GET /api/v1/scores.", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "429", description = "So many streams of the organisation as may be are open already (too-many-streams): close one, or try again after the time in Retry-After.", content = @Content(mediaType = Problems.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Multi<OutboundSseEvent> stream(@BeanParam ScoreParameters parameters, @Context Sse sse) {
        var inForce = settings.current();
        var question = parameters.toQuestion(LocalDate.now(inForce.zone()), inForce.weekStart());
        if (question.grouping().unit().isPresent()) {
            throw new Refusal.Invalid("groupBy", "unsupported-combination", "What changes is told of a period as a whole.");
        }
        var news = Multi.createFrom().publisher(streams.listen(tenant.current(), question));
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(begin(sse)),
                news.map(one -> event(one, sse)));
    }

    private static OutboundSseEvent begin(Sse sse) {
        return sse.newEventBuilder().comment("scores").reconnectDelay(COME_AGAIN).build();
    }

    private static OutboundSseEvent event(News news, Sse sse) {
        return switch (news) {
            case News.Changed changed -> sse.newEventBuilder().name("score").mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(ScoreView.class, changed.score()).build();
            case News.Gone gone -> sse.newEventBuilder().name("gone").mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(Gone.class, new Gone(gone.of())).build();
            case News.Alive alive -> sse.newEventBuilder().comment("alive").build();
        };
    }

    /** @param id of the score that is not there any more */
    @RegisterForReflection // no signature of an endpoint leads to it
    record Gone(String id) {
    }
}
