package dev.tarn.access;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Formats;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Offers to join an organization (PLT-090 to PLT-093). The token is shown to the inviter once. */
@Service
class Invites {
    private static final Duration OPEN_FOR = Duration.ofDays(7);

    private final InviteStore store;
    private final Members members;
    private final Roles roles;
    private final UserStore users;
    private final Passwords passwords;
    private final BillingClock clock;
    private final SecurityLog log;

    Invites(
            InviteStore store,
            Members members,
            Roles roles,
            UserStore users,
            Passwords passwords,
            BillingClock clock,
            SecurityLog log) {
        this.store = store;
        this.members = members;
        this.roles = roles;
        this.users = users;
        this.passwords = passwords;
        this.clock = clock;
        this.log = log;
    }

    /** An invite and, this once, its token. */
    record Sent(Invite invite, String token) {}

    @Transactional
    Sent send(Tenant tenant, Caller.User by, Input input) {
        Problems problems = input.problems();
        String text = input.mandatoryText("email", 255);
        var email = Formats.email(text);
        problems.addIf(!problems.has("email") && email.isEmpty(), "email", "invalid_email_format");
        List<String> roleCodes = input.texts("roles");
        problems.addIf(roleCodes == null && !problems.has("roles"), "roles", "invalid_role");
        problems.orThrow();
        String address = email.orElseThrow();
        List<String> granted = roleCodes == null ? List.of() : List.copyOf(new TreeSet<>(roleCodes));
        roles.requireGrantable(tenant, by, granted, () -> Refusal.invalid("roles", "invalid_role"));
        if (members.isMember(tenant, address)) {
            throw Refusal.invalid("email", "email_already_used");
        }
        Instant now = clock.machineNow();
        UUID id = Ids.next();
        String token = Tokens.link();
        if (!store.insert(tenant, id, address, granted, Tokens.hash(token), now, now.plus(OPEN_FOR))) {
            throw Refusal.invalid("invite", "invite_already_exists");
        }
        log.write(tenant, "user.invited", Map.of("invitee_email", address, "roles", granted));
        return new Sent(store.find(tenant, id).orElseThrow(), token);
    }

    @Transactional
    Invite changeRoles(Tenant tenant, Caller.User by, UUID id, Input input) {
        Invite invite = store.lock(tenant, id).orElseThrow(() -> Refusal.notFound("invite"));
        switch (invite.status()) {
            case ACCEPTED -> throw Refusal.forbidden("cannot_update_accepted_invite");
            case REVOKED -> throw Refusal.forbidden("cannot_update_revoked_invite");
            case PENDING -> {}
        }
        List<String> roleCodes = input.texts("roles");
        input.problems().orThrow();
        List<String> granted = roleCodes == null ? List.of() : List.copyOf(new TreeSet<>(roleCodes));
        roles.requireGrantable(tenant, by, granted, () -> Refusal.invalid("roles", "invalid_role"));
        store.replaceRoles(tenant, id, granted);
        return invite.with(granted, invite.status());
    }

    @Transactional
    Invite revoke(Tenant tenant, UUID id) {
        Instant now = clock.machineNow();
        Invite invite = store.lock(tenant, id)
                .filter(found -> found.isOpenAt(now))
                .orElseThrow(() -> Refusal.notFound("invite"));
        store.markRevoked(tenant, id, now);
        return invite.with(invite.roles(), Invite.Status.REVOKED);
    }

    Paged<Invite> list(Tenant tenant, Page page) {
        return store.pending(tenant, page, clock.machineNow());
    }

    Invite byToken(String token) {
        return store.byToken(Tokens.hash(token))
                .filter(found -> found.isOpenAt(clock.machineNow()))
                .orElseThrow(() -> Refusal.notFound("invite"));
    }

    /**
     * Makes the invited address a member. A new user gets the password. Who is an active member somewhere already must give their own: the link
     * is known to the inviter, and must not open somebody else's account. Who is a member nowhere any more starts afresh with the password.
     */
    @Transactional
    User accept(String token, String password) {
        Instant now = clock.machineNow();
        Invite invite = store.lockByToken(Tokens.hash(token))
                .filter(found -> found.isOpenAt(now))
                .orElseThrow(() -> Refusal.notFound("invite"));
        User user = users.credentialsOf(invite.email())
                .map(known -> admit(known, password))
                .orElseGet(() -> addUser(invite.email(), password, now));
        members.add(invite.organizationId(), user.id(), invite.roles());
        users.rememberOrganization(user.id(), invite.organizationId());
        store.markAccepted(invite.id(), now);
        return user;
    }

    private User admit(UserStore.Credentials known, String password) {
        boolean isMemberSomewhere = !members.ofUser(known.user().id()).isEmpty();
        if (isMemberSomewhere) {
            if (!passwords.matches(password, known.passwordHash())) {
                throw Refusal.unauthorized("invalid_credentials");
            }
            return known.user();
        }
        requireStrong(password);
        users.replacePassword(known.user().id(), passwords.hash(password));
        users.deleteSessionsOf(known.user().id());
        return known.user();
    }

    private User addUser(String email, String password, Instant now) {
        requireStrong(password);
        var user = new User(Ids.next(), email);
        if (!users.insert(user, passwords.hash(password), now)) {
            throw Refusal.invalid("email", "value_already_exist");
        }
        return user;
    }

    private static void requireStrong(String password) {
        var problems = new Problems();
        problems.addIf(password.isEmpty(), "password", "value_is_mandatory");
        problems.addIf(!password.isEmpty() && Passwords.isWeak(password), "password", "value_is_too_weak");
        problems.orThrow();
    }
}
