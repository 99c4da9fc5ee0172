package cx.touchstone.journey.map;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cx.touchstone.kit.Refusal;

/** How constants are written in documents and addresses: {@code AS_IS} is {@code as-is}. */
public final class Words {

    private Words() {
    }

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant that a parameter names, null when it is not sent. */
    public static <E extends Enum<E>> E read(String parameter, String word, E[] constants) {
        return word == null ? null
                : Stream.of(constants).filter(constant -> of(constant).equals(word)).findAny()
                        .orElseThrow(() -> new Refusal.Invalid(parameter, "invalid", parameter + " must be one of "
                                + Stream.of(constants).map(Words::of).collect(Collectors.joining(", ")) + "."));
    }
}
