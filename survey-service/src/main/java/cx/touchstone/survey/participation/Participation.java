package cx.touchstone.survey.participation;

import java.util.Comparator;
import java.util.UUID;

/**
 * That somebody has completed a survey which can be completed only once.
 *
 * @param participant the contact of a personal link, or a single-use link
 */
public record Participation(UUID survey, String participant) implements Comparable<Participation> {

    private static final Comparator<Participation> ORDER = Comparator.comparing(Participation::survey)
            .thenComparing(Participation::participant);

    private static final String CONTACT = "contact:";
    private static final String LINK = "link:";

    /** Of a contact, over all links. */
    public static Participation ofContact(UUID survey, UUID contact) {
        return new Participation(survey, CONTACT + contact);
    }

    /** Of whoever came by a single-use link. */
    public static Participation ofLink(UUID survey, long link) {
        return new Participation(survey, LINK + link);
    }

    /** Whose it is; null for that of a link. */
    public UUID contact() {
        return participant.startsWith(CONTACT) ? UUID.fromString(participant.substring(CONTACT.length())) : null;
    }

    /** Always in this order, so that two who write several never wait for each other. */
    @Override
    public int compareTo(Participation other) {
        return ORDER.compare(this, other);
    }

    /** The refusal of a second response. */
    public HasAnswered refusal() {
        return participant.startsWith(LINK) ? HasAnswered.byLink() : HasAnswered.before();
    }
}
