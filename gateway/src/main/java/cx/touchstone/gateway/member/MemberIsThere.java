package cx.touchstone.gateway.member;

import cx.touchstone.kit.Refusal;

/** Nobody is a member twice. */
public final class MemberIsThere extends Refusal {
    MemberIsThere() {
        super(Kind.CONFLICT, "member-exists", "This subject of the identity provider is a member already.");
    }
}
