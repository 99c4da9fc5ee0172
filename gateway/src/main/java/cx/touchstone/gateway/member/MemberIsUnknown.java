package cx.touchstone.gateway.member;

import cx.touchstone.kit.Refusal;

/** The tenant has no such member. */
public final class MemberIsUnknown extends Refusal {
    MemberIsUnknown() {
        super(Kind.UNKNOWN, "member-unknown", "There is no such member.");
    }
}
