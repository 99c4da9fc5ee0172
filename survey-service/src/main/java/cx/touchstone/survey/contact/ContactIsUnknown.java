package cx.touchstone.survey.contact;

import cx.touchstone.kit.Refusal;

/** There is no such contact for this tenant. */
public class ContactIsUnknown extends Refusal {
    public ContactIsUnknown() {
        super(Kind.UNKNOWN, "contact-unknown", "There is no such contact.");
    }
}
