package cx.touchstone.survey.linkcode;

import cx.touchstone.kit.Refusal;

/** Nobody here made such a link: most likely it was not copied whole. */
public class LinkIsInvalid extends Refusal {
    public LinkIsInvalid() {
        super(Kind.UNKNOWN, "link-invalid", "There is no such link; perhaps it was not copied whole.");
    }
}
