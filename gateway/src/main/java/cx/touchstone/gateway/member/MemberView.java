package cx.touchstone.gateway.member;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.gateway.provider.Role;

/** A member as callers see him. */
@Schema(name = "Member")
public record MemberView(UUID id, UUID provider, String subject, String name,
        @Schema(description = "From the least to the most.") List<Role> roles, Instant createdAt, String createdBy) {

    static MemberView of(Member member) {
        return new MemberView(member.id, member.providerId, member.subject, member.name,
                member.roles().stream().sorted().toList(), member.createdAt, member.createdBy);
    }
}
