package dev.tarn.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer to whoever has just signed in or up. */
public record SignedInJson(UserJson user, @Nullable OrganizationJson organization) {
    public record UserJson(UUID lagoId, String email) {}

    public record OrganizationJson(UUID lagoId, String name) {}

    public static SignedInJson of(User user, UUID organizationId, String organizationName) {
        return new SignedInJson(
                new UserJson(user.id(), user.email()), new OrganizationJson(organizationId, organizationName));
    }

    static SignedInJson of(SignIn.SignedIn signedIn) {
        User user = signedIn.user();
        UUID organizationId = signedIn.organizationId();
        String name = signedIn.organizationName();
        return organizationId == null || name == null
                ? new SignedInJson(new UserJson(user.id(), user.email()), null)
                : of(user, organizationId, name);
    }
}
