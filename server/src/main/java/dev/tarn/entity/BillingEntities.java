package dev.tarn.entity;

import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sellers of an organization. */
@Service
public class BillingEntities {
    private final BillingEntityStore store;

    BillingEntities(BillingEntityStore store) {
        this.store = store;
    }

    /** What a new organization says about its seller. */
    public record FirstEntity(
            String name,
            String currency,
            String timezone,
            @Nullable String country) {}

    /** The default entity; it carries the id of its organization (PLT-061). */
    @Transactional
    public void createDefault(UUID organizationId, FirstEntity entity, Instant now) {
        store.insertDefault(
                organizationId, code(entity.name()), defaultPrefix(entity.name(), organizationId), entity, now);
    }

    public BillingEntity theDefault(Tenant tenant) {
        return store.theDefault(tenant);
    }

    private static String code(String name) {
        String code = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        return code.isEmpty() ? "default" : code;
    }

    /** First three letters of the name, a hyphen, last four characters of the id, upper-cased (INV-111). */
    static String defaultPrefix(String name, UUID id) {
        String letters = name.strip().toUpperCase(Locale.ROOT);
        String text = id.toString().toUpperCase(Locale.ROOT);
        return letters.substring(
                        0, letters.offsetByCodePoints(0, Math.min(3, letters.codePointCount(0, letters.length()))))
                + "-" + text.substring(text.length() - 4);
    }
}
