package cx.touchstone.survey.event;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * That something became of some responses; what they say does not stand here.
 *
 * @param kind {@link #COMPLETED}, {@link #CHANGED} or {@link #ERASED}
 * @param revision that a changed one has since; null for the others
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResponseMessage(String kind, List<UUID> responses, Integer revision) {

    public static final String TOPIC = "response-events";
    public static final String COMPLETED = "completed";
    public static final String CHANGED = "changed";
    public static final String ERASED = "erased";
    /** Of which one message speaks. */
    static final int TOLD_TOGETHER = 100;
}
