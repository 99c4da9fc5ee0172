package cx.touchstone.kit.deed;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.kit.Ids;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A call that changed something, as services tell it.
 *
 * @param at when it was done
 * @param actor who called
 * @param method of the call
 * @param route address of the operation, such as {@code /api/v1/surveys/{id}/versions}
 * @param requestId of the call
 * @param objects what it was done to, the outermost first: none when it concerns the tenant as a whole
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Deed(UUID id, Instant at, String actor, String method, String route, String requestId, List<Thing> objects) {

    static final String TOPIC = "deeds";
    /** An audit log cannot forget: those who can be erased are not named in it, nor what hangs on them. */
    private static final Set<String> OF_PEOPLE = Set.of("contacts", "responses");
    /** What people choose keys for; of others only ids are told, as tags and codes of links say too much. */
    private static final Set<String> KEYED = Set.of("stages", "touchpoints", "evaluations", "metrics");
    private static final Pattern ID = Pattern
            .compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9]{1,10}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /**
     * An object of the API.
     *
     * @param kind the collection it is in, such as {@code surveys}
     * @param id null for those who can be erased
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Thing(String kind, String id) {
    }

    /**
     * @param path that was called, of this route
     * @param location address of what was made; null when nothing was
     */
    static Deed of(String actor, String method, String route, String path, String requestId, String location, Instant now) {
        var objects = new LinkedHashSet<Thing>();
        var names = route.split("/");
        var parts = path.split("/");
        for (int i = 1; i < Math.min(names.length, parts.length); i++) {
            if (names[i].startsWith("{")) {
                add(objects, parts, i);
            }
        }
        if (location != null) {
            var made = location.split("/");
            add(objects, made, made.length - 1);
        }
        return new Deed(Ids.next(), now, actor, method, route, requestId, List.copyOf(objects));
    }

    private static void add(Set<Thing> objects, String[] parts, int at) {
        var kind = parts[at - 1];
        if ((KEYED.contains(kind) ? KEY : ID).matcher(parts[at]).matches()) {
            boolean ofPeople = Arrays.stream(parts, 0, at).anyMatch(OF_PEOPLE::contains);
            objects.add(new Thing(kind, ofPeople ? null : parts[at]));
        }
    }
}
