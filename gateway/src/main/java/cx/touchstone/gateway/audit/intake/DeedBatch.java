package cx.touchstone.gateway.audit.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a service tells at once, in its order. */
public record DeedBatch(@NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid Told> deeds) {

    /**
     * A call that changed something.
     *
     * @param route address of the operation, such as {@code /api/v1/surveys/{id}}
     * @param objects what it was done to, the outermost first
     */
    public record Told(@NotNull UUID id, @NotNull Instant at, @NotNull @Size(min = 1, max = 200) String actor,
            @NotNull @Pattern(regexp = "POST|PUT|PATCH|DELETE") String method, @NotNull @Size(min = 1, max = 300) String route,
            @Size(max = 64) String requestId, @NotNull @Size(max = 10) List<@NotNull @Valid Thing> objects) {
    }

    /**
     * An object of the API.
     *
     * @param kind the collection it is in, such as {@code surveys}
     * @param id null for those who can be erased
     */
    public record Thing(@NotNull @Size(min = 1, max = 100) String kind, @Size(min = 1, max = 100) String id) {
    }
}
