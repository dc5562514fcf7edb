package dev.tarn.dunning;

import dev.tarn.engine.dunning.DunningTerms;
import dev.tarn.platform.Formats;
import dev.tarn.platform.Input;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is to be (CRD-310).
 *
 * @param ofDefaultEntity null: not said
 */
record CampaignDraft(
        String code,
        String name,
        @Nullable String description,
        List<String> bccEmails,
        Map<String, Long> thresholdsCents,
        int maxAttempts,
        int daysBetweenAttempts,
        @Nullable Boolean ofDefaultEntity) {
    private static final int MAX_TEXT = 255;
    private static final int MAX_DESCRIPTION = 5000;
    private static final int MAX_EMAILS = 50;
    private static final int MOST = 3650;

    DunningTerms terms() {
        return new DunningTerms(thresholdsCents, maxAttempts, daysBetweenAttempts);
    }

    /** {@code before} is null for a new one; what is not sent of an existing one stays. */
    static CampaignDraft of(Input input, @Nullable DunningCampaign before) {
        String code = before == null || input.has("code") ? input.mandatoryText("code", MAX_TEXT) : before.code();
        String name = before == null || input.has("name") ? input.mandatoryText("name", MAX_TEXT) : before.name();
        String description = before == null || input.has("description")
                ? input.text("description", MAX_DESCRIPTION)
                : before.description();
        List<String> emails = before == null || input.has("bcc_emails") ? emails(input) : before.bccEmails();
        Map<String, Long> thresholds = before == null || input.has("thresholds")
                ? thresholds(input)
                : before.terms().thresholdsCents();
        int attempts = before == null || input.has("max_attempts")
                ? count(input, "max_attempts")
                : before.terms().maxAttempts();
        int days = before == null || input.has("days_between_attempts")
                ? count(input, "days_between_attempts")
                : before.terms().daysBetweenAttempts();
        Boolean ofDefaultEntity = input.flag("applied_to_organization");
        input.problems().orThrow();
        return new CampaignDraft(code, name, description, emails, thresholds, attempts, days, ofDefaultEntity);
    }

    private static int count(Input input, String field) {
        Integer count = input.integer(field, 1, MOST);
        boolean missing = count == null && !input.problems().has(field);
        input.problems().addIf(missing, field, "value_is_mandatory");
        return count == null ? 1 : count;
    }

    private static List<String> emails(Input input) {
        List<String> texts = input.texts("bcc_emails");
        if (texts == null) {
            return List.of();
        }
        input.problems().addIf(texts.size() > MAX_EMAILS, "bcc_emails", "value_is_too_long");
        var emails = new ArrayList<String>();
        for (String text : texts) {
            Optional<String> email = Formats.email(text);
            input.problems().addIf(email.isEmpty(), "bcc_emails", "invalid_email_format");
            email.ifPresent(emails::add);
        }
        return emails;
    }

    /** At least one, and one per currency. */
    private static Map<String, Long> thresholds(Input input) {
        List<Input> objects = input.objects("thresholds");
        boolean none =
                (objects == null || objects.isEmpty()) && !input.problems().has("thresholds");
        input.problems().addIf(none, "thresholds", "value_is_mandatory");
        var thresholds = new LinkedHashMap<String, Long>();
        for (Input object : objects == null ? List.<Input>of() : objects) {
            String text = object.text("currency");
            Optional<String> currency = text == null ? Optional.empty() : Formats.currency(text);
            Long cents = object.cents("amount_cents");
            boolean missing = cents == null && !input.problems().has("amount_cents");
            input.problems().addIf(missing, "amount_cents", "value_is_mandatory");
            input.problems()
                    .addIf(currency.isEmpty(), "currency", text == null ? "value_is_mandatory" : "value_is_invalid");
            boolean twice = currency.isPresent() && thresholds.put(currency.get(), cents == null ? 0 : cents) != null;
            input.problems().addIf(twice, "currency", "value_already_exist");
        }
        return thresholds;
    }
}
