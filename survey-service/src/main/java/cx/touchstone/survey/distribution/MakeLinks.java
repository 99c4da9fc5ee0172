package cx.touchstone.survey.distribution;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;

import cx.touchstone.kit.Problems;
import cx.touchstone.kit.Refusal;
import cx.touchstone.survey.contact.Contacts;
import cx.touchstone.survey.distribution.LinkResults.Result;
import cx.touchstone.survey.drafting.Survey;
import cx.touchstone.survey.linkcode.LinkCodes;

/** Makes links to a survey, for contacts that there are. */
@ApplicationScoped
class MakeLinks {

    @Inject
    Links links;
    @Inject
    Contacts contacts;
    @Inject
    LinkCodes codes;
    @Inject
    LinkAddresses addresses;
    @Inject
    Validator validator;

    Link make(Survey survey, LinkOrder order) {
        return make(survey, order, known(List.of(order)));
    }

    /** Each for itself: one that is refused stops no other. */
    LinkResults make(Survey survey, List<LinkOrder> orders) {
        survey.mustBePublished();
        Set<UUID> known = known(orders);
        return LinkResults.of(orders.stream().map(order -> result(survey, order, known)).toList());
    }

    private Result result(Survey survey, LinkOrder order, Set<UUID> known) {
        try {
            var violations = validator.validate(order);
            if (!violations.isEmpty()) {
                return Result.refused(Problems.faults(violations));
            }
            return Result.made(addresses.view(make(survey, order, known)));
        } catch (Refusal.Invalid invalid) {
            return Result.refused(invalid.faults());
        }
    }

    private Set<UUID> known(List<LinkOrder> orders) {
        return contacts.among(orders.stream().map(LinkOrder::contactId).filter(Objects::nonNull).distinct().toList());
    }

    private Link make(Survey survey, LinkOrder asked, Set<UUID> known) {
        LinkOrder order = asked.checked();
        Instant now = Instant.now();
        Link.mustEndInTime(order.expiresAt(), now);
        Link link = new Link(survey, codes.mint(order.kind(), order.expiresAt()), order, now);
        if (order.contactId() != null && !known.contains(order.contactId())) {
            throw new Refusal.Invalid("/contactId", "contact-unknown", "There is no such contact.");
        }
        links.persist(link);
        return link;
    }
}
