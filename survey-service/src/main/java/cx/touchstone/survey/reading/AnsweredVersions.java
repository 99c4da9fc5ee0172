package cx.touchstone.survey.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.asked.AskedSurvey;

/** The published versions of the survey whose responses a file holds; each is looked up once. */
public final class AnsweredVersions {

    private final AskedSurvey newest;
    private final IntFunction<Optional<AskedSurvey>> lookUp;
    private final Map<Integer, Optional<AskedSurvey>> known = new HashMap<>();

    public AnsweredVersions(AskedSurvey newest, IntFunction<Optional<AskedSurvey>> lookUp) {
        this.newest = newest;
        this.lookUp = lookUp;
    }

    /** The version that a row says it answers; the newest, when it says none or one that there is not, which is a fault. */
    public AskedSurvey numbered(String number, List<Fault> faults) {
        if (number == null) {
            return newest;
        }
        Optional<AskedSurvey> version = number.matches("[1-9]\\d{0,8}") && Integer.parseInt(number) <= newest.version()
                ? known.computeIfAbsent(Integer.valueOf(number), lookUp::apply)
                : Optional.empty();
        if (version.isEmpty()) {
            faults.add(new Fault("/surveyVersion", "unknown-version", "The survey has no published version of this number."));
        }
        return version.orElse(newest);
    }
}
