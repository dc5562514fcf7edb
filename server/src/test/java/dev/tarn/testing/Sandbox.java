package dev.tarn.testing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A fresh organization with a clock of its own, called by its key. */
public final class Sandbox {
    private final Client owner;
    private final Client key;
    private final String id;

    private Sandbox(Client owner, Client key, String id) {
        this.owner = owner;
        this.key = key;
        this.id = id;
    }

    /** Starts at the given date or instant. */
    public static Sandbox at(String now) {
        return at(now, Map.of());
    }

    public static Sandbox at(String now, Map<String, ?> more) {
        Client owner = Client.registered();
        var fields = new LinkedHashMap<String, Object>(more);
        fields.put("name", "Sandbox");
        fields.put("sandbox", true);
        fields.put("now", now);
        JsonNode created = owner.post("/api/v1/organizations", Map.of("organization", fields))
                .expect(200)
                .path("organization");
        String id = created.path("lago_id").asString();
        return new Sandbox(owner.in(id), Client.key(created.path("api_key").asString()), id);
    }

    /** The admin's session in this organization. */
    public Client owner() {
        return owner;
    }

    public Client key() {
        return key;
    }

    public String id() {
        return id;
    }

    public Instant now() {
        return Instant.parse(
                key.get("/api/v1/clock").expect(200).path("clock").path("now").asString());
    }

    /** Moves the clock; everything due on the way has run when this returns. */
    public Sandbox travelTo(String moment) {
        key.put("/api/v1/clock", Map.of("clock", Map.of("now", moment))).expect(200);
        return this;
    }
}
