package cx.touchstone.survey.asked;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import cx.touchstone.survey.contact.Contact;
import cx.touchstone.survey.distribution.Link;
import cx.touchstone.survey.linkcode.LinkKind;
import cx.touchstone.survey.participation.Participation;

/**
 * Somebody who came by a link: what is asked, and what link and contact say of who answers.
 *
 * @param contact whom a personal link names, else null
 * @param linkLanguage in which the link asks (BCP 47), or null
 * @param contactLanguage in which the contact is asked, or null
 * @param channel by which the link was sent, or null
 * @param linkAttributes become the response's, before all others
 * @param contactAttributes are known to conditions and texts
 */
public record Visit(AskedSurvey survey, long link, LinkKind kind, UUID contact, String linkLanguage, String contactLanguage,
        String channel, Map<String, String> linkAttributes, Map<String, String> contactAttributes) {

    /** @param contact null unless the link names one */
    static Visit of(AskedSurvey survey, Link link, Contact contact) {
        return new Visit(survey, link.id(), link.kind(), link.contactId(), link.language(),
                contact == null ? null : contact.language(), link.channel(), link.attributes(),
                contact == null ? Map.of() : contact.attributes());
    }

    /** The same visitor with another version open. */
    public Visit in(AskedSurvey other) {
        return new Visit(other, link, kind, contact, linkLanguage, contactLanguage, channel, linkAttributes, contactAttributes);
    }

    /** What a complete response by this link uses up; null when there may be any number. */
    public Participation participation() {
        return switch (kind) {
            case OPEN -> null;
            case PERSONAL -> Participation.ofContact(survey.id(), contact);
            case SINGLE_USE -> Participation.ofLink(survey.id(), link);
        };
    }

    /** Who answers, when that may be kept; or null. */
    public UUID keptContact() {
        return survey.isAnonymous() ? null : contact;
    }

    /** The link, unless it tells who answers although nobody may know. */
    public Long keptLink() {
        return survey.isAnonymous() && kind != LinkKind.OPEN ? null : Long.valueOf(link);
    }

    /** What conditions and texts know: the link's word before the contact's, the contact's before the visitor's own. */
    public Map<String, String> known(Map<String, String> own) {
        return joined(own, contactAttributes);
    }

    /** What a response keeps: of the contact only what the survey speaks of, and nothing when it is anonymous. */
    public Map<String, String> kept(Map<String, String> own) {
        return joined(own, survey.isAnonymous() ? Map.of()
                : contactAttributes.entrySet().stream().filter(one -> survey.namedAttributes().contains(one.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Map<String, String> joined(Map<String, String> own, Map<String, String> ofContact) {
        if (linkAttributes.isEmpty() && ofContact.isEmpty()) {
            return own;
        }
        Map<String, String> joined = new TreeMap<>(own);
        joined.putAll(ofContact);
        joined.putAll(linkAttributes);
        return joined;
    }
}
