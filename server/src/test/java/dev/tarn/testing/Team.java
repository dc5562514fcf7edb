package dev.tarn.testing;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;

/** An organization with members. The owner is its admin. */
public record Team(Session owner) {

    public static Team inLiveOrganization() {
        return new Team(Session.register("Team"));
    }

    /** The team of a sandbox, which is driven by its key as well. */
    public static Team of(Sandbox sandbox) {
        return new Team(Sandbox.owner().in(sandbox.organizationId()));
    }

    /** A new member with these roles, invited by the owner. */
    public Session member(String... roles) {
        String email = Session.freshEmail();
        String token = invite(email, roles);
        return Session.acceptInvite(email, token, Session.PASSWORD);
    }

    /** Answers the token of a new invite. */
    public String invite(String email, String... roles) {
        var invite = object("invite", object("email", email, "roles", list((Object[]) roles)));
        return owner.post("/api/v1/invites", invite).ok().at("/invite/token").asString();
    }

    public String organizationId() {
        String id = owner.organizationId();
        if (id == null) {
            throw new IllegalStateException("the owner acts in no organization");
        }
        return id;
    }
}
