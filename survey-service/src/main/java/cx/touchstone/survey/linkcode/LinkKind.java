package cx.touchstone.survey.linkcode;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may answer by a link, and how often. */
public enum LinkKind {
    /** Anybody who has it, any number of times. */
    @JsonProperty("open")
    OPEN(0),
    /** The contact that it names, once over all links to the survey. */
    @JsonProperty("personal")
    PERSONAL(1),
    /** Whoever is the first to complete a response. */
    @JsonProperty("single-use")
    SINGLE_USE(2);

    private final int bits;

    LinkKind(int bits) {
        this.bits = bits;
    }

    /** As it stands in a code: 0 to 2; 3 is free for another form of codes. */
    int bits() {
        return bits;
    }

    /** The kind of these bits, or null when there is none. */
    static LinkKind of(int bits) {
        for (LinkKind kind : values()) {
            if (kind.bits == bits) {
                return kind;
            }
        }
        return null;
    }
}
