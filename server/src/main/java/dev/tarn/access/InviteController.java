package dev.tarn.access;

import static dev.tarn.access.Permission.ORGANIZATION_MEMBERS_CREATE;
import static dev.tarn.access.Permission.ORGANIZATION_MEMBERS_DELETE;
import static dev.tarn.access.Permission.ORGANIZATION_MEMBERS_UPDATE;
import static dev.tarn.access.Permission.ORGANIZATION_MEMBERS_VIEW;

import dev.tarn.platform.Body;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/invites")
class InviteController {
    private final Invites invites;

    InviteController(Invites invites) {
        this.invites = invites;
    }

    @GetMapping
    @Requires(ORGANIZATION_MEMBERS_VIEW)
    Map<String, Object> list(Tenant tenant, Page page) {
        return invites.list(tenant, page).map(InviteJson::of).as("invites");
    }

    @PostMapping
    @Requires(ORGANIZATION_MEMBERS_CREATE)
    Map<String, @Nullable Object> send(Tenant tenant, Caller.User user, @Body("invite") Input input) {
        return InviteJson.envelope(invites.send(tenant, user, input));
    }

    @PutMapping("/{id}")
    @Requires(ORGANIZATION_MEMBERS_UPDATE)
    Map<String, @Nullable Object> changeRoles(
            Tenant tenant, Caller.User user, @PathVariable String id, @Body("invite") Input input) {
        return InviteJson.envelope(invites.changeRoles(tenant, user, invite(id), input));
    }

    @DeleteMapping("/{id}")
    @Requires(ORGANIZATION_MEMBERS_DELETE)
    Map<String, @Nullable Object> revoke(Tenant tenant, @PathVariable String id) {
        return InviteJson.envelope(invites.revoke(tenant, invite(id)));
    }

    @GetMapping("/token/{token}")
    @Public("the invited look at what they are offered before they have an account; the token is the key")
    Map<String, @Nullable Object> offer(@PathVariable String token) {
        return InviteJson.Offer.envelope(invites.byToken(token));
    }

    private static UUID invite(String id) {
        return Ids.parse(id).orElseThrow(() -> Refusal.notFound("invite"));
    }
}
