package dev.tarn.access;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Formats;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Signing in with address and password. Why it failed is told to nobody: not which of the two was wrong, nor whether the account exists. */
@Service
class SignIn {
    private final UserStore users;
    private final Passwords passwords;
    private final Members members;
    private final Invites invites;
    private final SignInThrottle throttle;
    private final BillingClock clock;
    private final SecurityLog log;

    SignIn(
            UserStore users,
            Passwords passwords,
            Members members,
            Invites invites,
            SignInThrottle throttle,
            BillingClock clock,
            SecurityLog log) {
        this.users = users;
        this.passwords = passwords;
        this.members = members;
        this.invites = invites;
        this.throttle = throttle;
        this.clock = clock;
        this.log = log;
    }

    /** Who signed in, and where they act while they name no organization. */
    record SignedIn(
            User user,
            @Nullable UUID organizationId,
            @Nullable String organizationName) {}

    SignedIn withPassword(String email, String password, String address, @Nullable String userAgent) {
        String account = Formats.email(email).orElseThrow(() -> Refusal.unauthorized("invalid_credentials"));
        throttle.attempt(account, address);
        User user = verify(account, password).orElseThrow(() -> Refusal.unauthorized("invalid_credentials"));
        var memberships = members.ofUser(user.id());
        if (memberships.isEmpty()) {
            throw Refusal.unauthorized("invalid_credentials");
        }
        throttle.succeeded(account, address);
        noticeDevice(user, userAgent, true);
        return signedIn(user);
    }

    SignedIn byInvite(String token, String password, String address, @Nullable String userAgent) {
        String account = invites.byToken(token).email();
        throttle.attempt(account, address);
        User user = invites.accept(token, password);
        throttle.succeeded(account, address);
        noticeDevice(user, userAgent, false);
        return signedIn(user);
    }

    private Optional<User> verify(String account, String password) {
        var credentials = users.credentialsOf(account);
        if (credentials.isEmpty()) {
            passwords.matchNobody(password);
        }
        return credentials
                .filter(known -> passwords.matches(password, known.passwordHash()))
                .map(UserStore.Credentials::user);
    }

    private SignedIn signedIn(User user) {
        var last = users.lastOrganizationOf(user.id());
        var memberships = members.ofUser(user.id());
        return members.current(user.id(), null, last.orElse(null))
                .or(() -> memberships.stream().findFirst())
                .map(membership -> new SignedIn(user, membership.organizationId(), membership.organizationName()))
                .orElse(new SignedIn(user, null, null));
    }

    /** A device that was not seen before is told to every organization of the user (PLT-071). */
    private void noticeDevice(User user, @Nullable String userAgent, boolean tell) {
        String agent = userAgent == null ? "" : userAgent;
        if (users.addDevice(user.id(), Tokens.hash(agent), clock.machineNow()) && tell) {
            for (Membership membership : members.ofUser(user.id())) {
                var tenant =
                        new Tenant(membership.organizationId(), membership.sandbox(), user.id(), null, user.email());
                log.write(tenant, "user.new_device_logged_in", Map.of("email", user.email()));
            }
        }
    }
}
