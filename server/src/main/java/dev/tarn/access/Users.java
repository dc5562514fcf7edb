package dev.tarn.access;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Formats;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Those who can sign in. */
@Service
public class Users {
    private final UserStore store;
    private final Passwords passwords;
    private final BillingClock clock;

    Users(UserStore store, Passwords passwords, BillingClock clock) {
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** An address and password that a new user may have, each checked. */
    public record NewUser(String email, String password) {

        /** Notes what is wrong with them; the result counts only where nothing was. */
        public static NewUser of(@Nullable String email, @Nullable String password, Problems problems) {
            String address = email == null ? "" : email;
            if (address.isBlank()) {
                problems.add("email", "value_is_mandatory");
            } else {
                problems.addIf(Formats.email(address).isEmpty(), "email", "invalid_email_format");
            }
            String secret = password == null ? "" : password;
            if (secret.isEmpty()) {
                problems.add("password", "value_is_mandatory");
            } else {
                problems.addIf(Passwords.isWeak(secret), "password", "value_is_too_weak");
            }
            return new NewUser(Formats.email(address).orElse(""), secret);
        }
    }

    @Transactional
    public User add(NewUser draft) {
        var user = new User(Ids.next(), draft.email());
        if (!store.insert(user, passwords.hash(draft.password()), clock.machineNow())) {
            throw Refusal.invalid("email", "value_already_exist");
        }
        return user;
    }

    /** The organization a session of this user acts in while it names none. */
    @Transactional
    public void rememberOrganization(UUID userId, UUID organizationId) {
        store.rememberOrganization(userId, organizationId);
    }
}
