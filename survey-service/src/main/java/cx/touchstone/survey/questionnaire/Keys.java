package cx.touchstone.survey.questionnaire;

/** The forms of names in a questionnaire. */
public final class Keys {

    public static final String KEY = "[a-z0-9]+(-[a-z0-9]+)*";
    public static final String KEY_RULE = "must be lower-case words joined by hyphens";
    public static final String METRIC = "[a-z0-9]+(_[a-z0-9]+)*";
    public static final String METRIC_RULE = "must be lower-case words joined by underscores";
    public static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
    public static final String DAY_RULE = "must be a day such as 2026-12-31";

    private Keys() {
    }
}
