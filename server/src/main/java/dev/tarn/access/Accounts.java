package dev.tarn.access;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signing up, in and out; what a user may do where. */
@Service
public class Accounts {
    static final Duration SESSION_LIFETIME = Duration.ofDays(14);
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");
    private static final int MAX_EMAIL = 254;

    private final AccountStore store;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final BillingClock clock;

    Accounts(AccountStore store, Passwords passwords, SignInThrottle throttle, BillingClock clock) {
        this.store = store;
        this.passwords = passwords;
        this.throttle = throttle;
        this.clock = clock;
    }

    /** A user as others need to know one. */
    public record User(UUID id, String email) {}

    /** Creates the user; the caller gives it its organization in the same transaction. */
    @Transactional
    public User register(String email, String password, Problems problems) {
        String normal = email.strip().toLowerCase(Locale.ROOT);
        problems.addIf(normal.isEmpty(), "email", "value_is_mandatory");
        problems.addIf(!normal.isEmpty() && !isEmail(normal), "email", "invalid_email_format");
        problems.addIf(password.isEmpty(), "password", "value_is_mandatory");
        problems.addIf(!password.isEmpty() && Passwords.isTooWeak(password), "password", "value_is_too_weak");
        problems.orThrow();
        UUID id = store.insert(normal, passwords.hash(password), clock.machineNow())
                .orElseThrow(() -> Refusal.invalid("email", "value_already_exist"));
        return new User(id, normal);
    }

    static boolean isEmail(String email) {
        return email.length() <= MAX_EMAIL && EMAIL.matcher(email).matches();
    }

    /** Any failure looks the same, and takes the same time. */
    User signIn(String email, String password, String address) {
        String normal = email.strip().toLowerCase(Locale.ROOT);
        throttle.requireFree(normal, address);
        Optional<AccountStore.Account> account = store.byEmail(normal);
        if (account.isEmpty()) {
            passwords.matchNobody(password);
        }
        AccountStore.Account found = account.filter(known -> passwords.matches(password, known.passwordHash()))
                .orElse(null);
        if (found == null) {
            throttle.failed(normal, address);
            throw Refusal.unauthorized("invalid_credentials");
        }
        throttle.succeeded(normal);
        return new User(found.id(), found.email());
    }

    /** A new session; its token is known to the caller alone. */
    @Transactional
    public String openSession(UUID userId) {
        String token = Tokens.session();
        Instant now = clock.machineNow();
        store.insertSession(Tokens.hash(token), userId, now, now.plus(SESSION_LIFETIME));
        return token;
    }

    void closeSession(String token) {
        store.deleteSession(Tokens.hash(token));
    }

    Optional<AccountStore.SessionUser> bySession(String token) {
        return store.bySession(Tokens.hash(token), clock.machineNow());
    }

    @Transactional
    public void addMember(UUID organizationId, UUID userId, Collection<BuiltInRole> roles) {
        store.insertMembership(
                organizationId, userId, roles.stream().map(BuiltInRole::code).toList(), clock.machineNow());
    }

    public List<AccountStore.Membership> membershipsOf(UUID userId) {
        return store.membershipsOf(userId);
    }

    void rememberOrganization(AccountStore.SessionUser user, @Nullable UUID organizationId) {
        if (organizationId != null && !organizationId.equals(user.lastOrganizationId())) {
            store.rememberOrganization(user.userId(), organizationId);
        }
    }

    /** The union of what the roles allow (PLT-101). */
    static Set<Permission> permissionsOf(Collection<String> roles) {
        var union = EnumSet.noneOf(Permission.class);
        for (String role : new HashSet<>(roles)) {
            BuiltInRole.of(role).ifPresent(builtIn -> union.addAll(builtIn.permissions()));
        }
        return union;
    }
}
