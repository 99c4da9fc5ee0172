package cx.touchstone.journey.reference;

/** What may be referred to. */
public enum Referred {
    JOURNEY,
    COMPETITOR,
    TOOL,
    CHECKLIST,
    OBSERVATION,
    FINDING
}
