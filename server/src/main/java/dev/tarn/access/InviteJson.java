package dev.tarn.access;

import dev.tarn.platform.Answer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invite on the wire; the token only in the answer that creates it. */
record InviteJson(UUID lagoId, String email, List<String> roles, String status, Instant expiresAt, Instant createdAt) {

    static InviteJson of(Invite invite) {
        return new InviteJson(
                invite.id(),
                invite.email(),
                invite.roles(),
                invite.status().word(),
                invite.expiresAt(),
                invite.createdAt());
    }

    static Map<String, @Nullable Object> envelope(Invite invite) {
        return Answer.of("invite", of(invite));
    }

    static Map<String, @Nullable Object> envelope(Invites.Sent sent) {
        Invite invite = sent.invite();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("lago_id", invite.id());
        json.put("email", invite.email());
        json.put("roles", invite.roles());
        json.put("status", invite.status().word());
        json.put("expires_at", invite.expiresAt());
        json.put("created_at", invite.createdAt());
        json.put("token", sent.token());
        return Answer.of("invite", json);
    }

    /** What whoever holds the link is shown before accepting. */
    record Offer(String email, List<String> roles, Instant expiresAt, String organizationName) {
        static Map<String, @Nullable Object> envelope(Invite invite) {
            return Answer.of(
                    "invite", new Offer(invite.email(), invite.roles(), invite.expiresAt(), invite.organizationName()));
        }
    }
}
