package cx.touchstone.kit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param nextCursor asks for the page behind this one; absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, String nextCursor) {

    public static final int LARGEST = 200;

    /**
     * Cuts a page out of what was read.
     *
     * @param read up to {@code limit + 1} rows behind the cursor: the one too many tells that there is a next page
     * @param key what the list is ordered by, unique
     */
    public static <R, T> Page<T> of(List<R> read, int limit, Function<R, String> key, Function<R, T> view) {
        List<R> shown = read.size() > limit ? read.subList(0, limit) : read;
        String next = read.size() > limit ? Base64.getUrlEncoder().withoutPadding()
                .encodeToString(key.apply(shown.getLast()).getBytes(StandardCharsets.UTF_8)) : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }

    /** The key behind which a page starts, or null for the first page; a cursor that we did not give is refused. */
    public static <K> K after(String cursor, Function<String, K> key) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return key.apply(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw new Refusal.Invalid("cursor", "invalid-cursor", "The cursor is not one that this list gave.");
        }
    }

    /** A page's length as asked for, 1 to {@value #LARGEST}. */
    public static int limit(int asked) {
        if (asked < 1 || asked > LARGEST) {
            throw new Refusal.Invalid("limit", "range", "limit must be between 1 and " + LARGEST + ".");
        }
        return asked;
    }
}
