package cx.touchstone.scoring.question;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import cx.touchstone.scoring.counts.Axes;

/**
 * What observations must be like to count: to have one of these values.
 *
 * @param axis key of an attribute, {@link #CHANNEL}, or a {@link #persona}
 * @param values at least one; the empty one is that of observations without any
 */
public record Filter(String axis, SortedSet<String> values) {

    public static final String CHANNEL = Axes.CHANNEL;
    /** Value of a persona's observations on its axis. */
    public static final String IN = "in";
    private static final String PERSONA = "$persona:";

    public Filter {
        values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    public Filter(String axis, String value) {
        this(axis, new TreeSet<>(Set.of(value)));
    }

    /** The axis that tells who is of a persona from who is not. */
    public static String persona(UUID id) {
        return PERSONA + id;
    }

    public static boolean isPersona(String axis) {
        return axis.startsWith(PERSONA);
    }

    public static boolean isAttribute(String axis) {
        return !isPersona(axis) && !axis.equals(CHANNEL);
    }

    /** Whose axis it is. */
    public static UUID personaOf(String axis) {
        return UUID.fromString(axis.substring(PERSONA.length()));
    }
}
