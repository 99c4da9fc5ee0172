package cx.touchstone.survey.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What scoring-service must be told so that it counts a response as it is now, no more and no less. Write it into the outbox in
 * the transaction that changes the response. Messages may arrive in any order and more than once: the revision decides.
 */
public final class Retelling {

    private Retelling() {
    }

    /** A response that was not told before, at revision 0. */
    public static List<Observation> first(MeasuredResponse response) {
        return asItIs(response, 0);
    }

    /**
     * A response that is read when it is told, and may have been changed since it was to be told: the changes were told as
     * such,
     * what did not change was not.
     *
     * @param revision of the response as it is
     */
    public static List<Observation> asItIs(MeasuredResponse response, int revision) {
        List<Observation> told = new ArrayList<>(response.measured().size());
        for (Measurement one : response.measured()) {
            told.add(Observation.of(response, one, revision));
        }
        return told;
    }

    /**
     * A response that was told and is different now: what is new or changed is told again, what is gone is taken back. Nothing
     * is told that stayed as it was.
     *
     * @param before as it was when it was told last
     * @param revision of the response as it is now, above every one it had before
     */
    public static List<Observation> changed(MeasuredResponse before, MeasuredResponse now, int revision) {
        mustBeLater(revision);
        boolean allAnew = !now.carriesTheSameAs(before);
        List<Observation> told = new ArrayList<>();
        for (Measurement one : now.measured()) {
            if (allAnew || !before.measured().contains(one)) {
                told.add(Observation.of(now, one, revision));
            }
        }
        Set<String> kept = now.measured().stream().map(Measurement::answer).collect(Collectors.toSet());
        for (Measurement one : before.measured()) {
            if (!kept.contains(one.answer())) {
                told.add(Observation.retracted(before.id(), one.answer(), revision));
            }
        }
        return told;
    }

    /**
     * A response that was told and is no more.
     *
     * @param before as it was when it was told last
     * @param revision above every one it had before
     */
    public static List<Observation> gone(MeasuredResponse before, int revision) {
        return gone(before.id(), before.measured(), revision);
    }

    /** The same of a response of which only this is known: what it measured when it was told last. */
    public static List<Observation> gone(UUID response, List<Measurement> told, int revision) {
        mustBeLater(revision);
        return told.stream().map(one -> Observation.retracted(response, one.answer(), revision)).toList();
    }

    private static void mustBeLater(int revision) {
        if (revision < 1) {
            throw new IllegalArgumentException("A change has a revision of 1 or more, not " + revision);
        }
    }
}
