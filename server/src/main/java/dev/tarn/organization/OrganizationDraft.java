package dev.tarn.organization;

import dev.tarn.entity.BillingEntities;
import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a new organization is to be, checked.
 *
 * @param now where the clock of a sandbox starts; null: at the machine's time
 * @param settings of its default billing entity
 */
record OrganizationDraft(
        String name,
        boolean sandbox,
        @Nullable Instant now,
        @Nullable String slug,
        Organization.LateEvents lateEvents,
        Input settings) {
    static final int MAX_NAME = 255;

    static OrganizationDraft of(Input input) {
        Problems problems = input.problems();
        String name = input.mandatoryText("name", MAX_NAME);
        boolean sandbox = input.flag("sandbox", false);
        Instant now = input.instant("now");
        problems.addIf(now != null && !sandbox, "now", "value_must_be_blank");
        String slug = slug(input);
        var lateEvents = input.constant("late_events", Organization.LateEvents.class);
        BillingEntities.check(input);
        problems.orThrow();
        return new OrganizationDraft(
                name, sandbox, now, slug, lateEvents == null ? Organization.LateEvents.IGNORE : lateEvents, input);
    }

    /** A live organization of that name and nothing else. */
    static OrganizationDraft named(String name) {
        return new OrganizationDraft(name, false, null, null, Organization.LateEvents.IGNORE, Input.empty());
    }

    static @Nullable String slug(Input input) {
        String slug = input.text("slug");
        if (slug != null) {
            Problems problems = input.problems();
            problems.addIf(!Slug.isWellFormed(slug), "slug", "value_is_invalid");
            problems.addIf(Slug.isReserved(slug), "slug", "value_is_reserved");
        }
        return slug;
    }
}
