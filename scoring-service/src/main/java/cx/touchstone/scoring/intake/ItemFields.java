package cx.touchstone.scoring.intake;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import cx.touchstone.kit.IsoTime;
import cx.touchstone.kit.Refusal.Fault;

/** The fields of one JSON object, read one by one; whatever is wrong with them is remembered with its place. */
final class ItemFields {

    /** Control characters and halves of characters: the database would refuse the ones and mix up the others. */
    private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final JsonNode object;
    private final String place;
    private final List<Fault> faults;

    private ItemFields(JsonNode object, String place, List<Fault> faults) {
        this.object = object;
        this.place = place;
        this.faults = faults;
    }

    /**
     * @param place JSON pointer to the object
     * @param known the fields that it may have
     */
    static ItemFields of(JsonNode object, String place, Set<String> known) {
        return of(object, place, known, new ArrayList<>());
    }

    private static ItemFields of(JsonNode object, String place, Set<String> known, List<Fault> faults) {
        var fields = new ItemFields(object, place, faults);
        if (!object.isObject()) {
            faults.add(new Fault(place, "type", "An object is expected here."));
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fields.fault(name, "unknown-field", "There is no such field.");
            }
        });
        return fields;
    }

    List<Fault> faults() {
        return faults;
    }

    boolean isObject() {
        return object.isObject();
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    void fault(String name, String code, String detail) {
        faults.add(new Fault(place + "/" + name.replace("~", "~0").replace("/", "~1"), code, detail));
    }

    /** The text, or null when it is missing or wrong. */
    String required(String name, int longest) {
        if (!has(name)) {
            fault(name, "required", name + " is missing.");
            return null;
        }
        var text = optional(name, longest);
        if (text != null && text.isBlank()) {
            fault(name, "required", name + " is empty.");
        }
        return text;
    }

    String optional(String name, int longest) {
        if (!has(name)) {
            return null;
        }
        var node = object.get(name);
        if (!node.isTextual()) {
            fault(name, "type", name + " must be a text.");
            return null;
        }
        var text = node.textValue();
        if (text.codePointCount(0, text.length()) > longest) {
            fault(name, "size", name + " is longer than " + longest + " characters.");
        } else if (UNWRITABLE.matcher(text).find()) {
            fault(name, "invalid", name + " has control characters.");
        }
        return text;
    }

    String optional(String name, int longest, Pattern form) {
        var text = optional(name, longest);
        if (text != null && !form.matcher(text).matches()) {
            fault(name, "pattern", name + " does not have the form " + form + ".");
        }
        return text;
    }

    JsonNode node(String name) {
        return object.path(name);
    }

    BigDecimal number(String name) {
        if (!has(name)) {
            fault(name, "required", name + " is missing.");
            return null;
        }
        if (!object.get(name).isNumber()) {
            fault(name, "type", name + " must be a number.");
            return null;
        }
        return object.get(name).decimalValue();
    }

    /** The whole number from 0 to {@code most}; 0 when it is missing or wrong. */
    int whole(String name, int most) {
        if (!has(name)) {
            return 0;
        }
        var number = number(name);
        if (number == null) {
            return 0;
        }
        // The range first: a number such as 1e99999 must not be written out to see whether it is whole.
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0 || number.stripTrailingZeros().scale() > 0) {
            fault(name, "range", name + " must be a whole number from 0 to " + most + ".");
            return 0;
        }
        return number.intValueExact();
    }

    /** False when it is missing or wrong. */
    boolean flag(String name) {
        if (has(name) && !object.get(name).isBoolean()) {
            fault(name, "type", name + " must be true or false.");
        }
        return object.path(name).booleanValue();
    }

    /** The one of this kind that is named, in lower case; {@code usual} when it is missing or wrong. */
    <E extends Enum<E>> E choice(String name, E usual) {
        var text = optional(name, 64);
        if (text == null) {
            return usual;
        }
        var choices = usual.getDeclaringClass().getEnumConstants();
        for (E choice : choices) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
                return choice;
            }
        }
        fault(name, "type", name + " must be one of " + Arrays.toString(choices).toLowerCase(Locale.ROOT) + ".");
        return usual;
    }

    UUID uuid(String name) {
        var text = optional(name, 36);
        if (text == null) {
            return null;
        }
        if (!UUID_FORM.matcher(text).matches()) {
            fault(name, "type", name + " must be a UUID.");
            return null;
        }
        return UUID.fromString(text);
    }

    Instant time(String name) {
        var text = required(name, 40);
        try {
            return text == null ? null : IsoTime.instant(text);
        } catch (DateTimeException e) {
            fault(name, "type", name + " must be a time such as 2017-05-13T07:00:00Z.");
            return null;
        }
    }

    /** The object under this name; its faults are remembered with this one's. Null when it is missing. */
    ItemFields object(String name, Set<String> known) {
        return has(name) ? of(object.get(name), place + "/" + name, known, faults) : null;
    }

    /** The object under this name, whatever its fields are. Null when it is missing. */
    ItemFields map(String name) {
        if (!has(name)) {
            return null;
        }
        var names = new HashSet<String>();
        object.get(name).fieldNames().forEachRemaining(names::add);
        return of(object.get(name), place + "/" + name, names, faults);
    }

    List<String> names() {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
