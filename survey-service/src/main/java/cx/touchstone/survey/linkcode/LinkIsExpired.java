package cx.touchstone.survey.linkcode;

import cx.touchstone.kit.Refusal;

/** The link was good once: its time is over, or it was withdrawn. */
public class LinkIsExpired extends Refusal {
    public LinkIsExpired() {
        super(Kind.GONE, "link-expired", "The link is no longer valid.");
    }
}
