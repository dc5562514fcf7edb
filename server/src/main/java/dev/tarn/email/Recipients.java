package dev.tarn.email;

import dev.tarn.platform.Formats;
import dev.tarn.platform.Input;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who gets an e-mail. */
public record Recipients(List<String> to, List<String> cc, List<String> bcc) {
    private static final int MAX_ADDRESSES = 50;

    public Recipients {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }

    /** Those addresses, which several commas may separate (PLT-033). */
    public static Recipients to(String addresses) {
        return new Recipients(List.of(addresses.split(",")), List.of(), List.of());
    }

    /**
     * Those a request names; each wrong address is a problem of its field (PLT-261).
     *
     * @param usual addresses that it goes to unless the request says otherwise; null: there are none
     */
    public static Recipients read(Input input, @Nullable String usual) {
        List<String> to = addresses(input, "to");
        List<String> usually = usual == null ? List.of() : List.of(usual.split(","));
        var recipients = new Recipients(to.isEmpty() ? usually : to, addresses(input, "cc"), addresses(input, "bcc"));
        boolean nobody = recipients.to().isEmpty() && !input.problems().has("to");
        input.problems().addIf(nobody, "to", "value_is_mandatory");
        return recipients;
    }

    private static List<String> addresses(Input input, String field) {
        List<String> texts = input.texts(field);
        var addresses = new ArrayList<String>();
        for (String text : texts == null ? List.<String>of() : texts) {
            Formats.email(text)
                    .ifPresentOrElse(addresses::add, () -> input.problems().add(field, "invalid_email_format"));
        }
        input.problems().addIf(addresses.size() > MAX_ADDRESSES, field, "value_is_too_long");
        return addresses;
    }
}
