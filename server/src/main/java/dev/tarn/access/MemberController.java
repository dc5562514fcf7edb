package dev.tarn.access;

import static dev.tarn.access.Permission.ORGANIZATION_MEMBERS_DELETE;
import static dev.tarn.access.Permission.ORGANIZATION_MEMBERS_UPDATE;
import static dev.tarn.access.Permission.ORGANIZATION_MEMBERS_VIEW;

import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/members")
class MemberController {
    private final Members members;

    MemberController(Members members) {
        this.members = members;
    }

    /** A member on the wire (PLT-423). */
    private record MemberJson(
            UUID lagoId,
            UUID userId,
            String email,
            Collection<String> roles,
            String status,
            Instant createdAt,
            @Nullable Instant revokedAt) {

        static MemberJson of(Membership member) {
            return new MemberJson(
                    member.id(),
                    member.userId(),
                    member.email(),
                    member.roles(),
                    member.active() ? "active" : "revoked",
                    member.createdAt(),
                    member.revokedAt());
        }
    }

    /** The meta block of this list, with the number of admins. */
    private record Meta(
            int currentPage,
            @Nullable Integer nextPage,
            @Nullable Integer prevPage,
            int totalPages,
            int totalCount,
            int adminCount) {

        static Meta of(Paged.Meta meta, int adminCount) {
            return new Meta(
                    meta.currentPage(),
                    meta.nextPage(),
                    meta.prevPage(),
                    meta.totalPages(),
                    meta.totalCount(),
                    adminCount);
        }
    }

    @GetMapping
    @Requires(ORGANIZATION_MEMBERS_VIEW)
    Map<String, Object> list(Tenant tenant, Page page) {
        var list = members.list(tenant, page);
        Map<String, Object> answer =
                new LinkedHashMap<>(list.map(MemberJson::of).as("members"));
        answer.put("meta", Meta.of(list.meta(), members.countAdmins(tenant)));
        return answer;
    }

    @PutMapping("/{id}")
    @Requires(ORGANIZATION_MEMBERS_UPDATE)
    Map<String, @Nullable Object> changeRoles(
            Tenant tenant, Caller.User user, @PathVariable String id, @Body("member") Input input) {
        List<String> roles = input.texts("roles");
        input.problems().orThrow();
        return Answer.of(
                "member",
                MemberJson.of(members.changeRoles(tenant, user, member(id), roles == null ? List.of() : roles)));
    }

    @DeleteMapping("/{id}")
    @Requires(ORGANIZATION_MEMBERS_DELETE)
    Map<String, @Nullable Object> revoke(Tenant tenant, @PathVariable String id) {
        return Answer.of("member", MemberJson.of(members.revoke(tenant, member(id))));
    }

    private static UUID member(String id) {
        return Ids.parse(id).orElseThrow(() -> Refusal.notFound("membership"));
    }
}
