package dev.tarn.wallet;

import dev.tarn.platform.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a new wallet is called by (CRD-207). */
final class NewCode {
    private static final String UNNAMED = "default";

    private NewCode() {}

    /** The code that was asked for, or one made of the name that no active wallet of the customer has. */
    static String of(WalletDraft draft, List<Wallet> active, Instant now, Problems problems) {
        Set<String> taken = active.stream().map(Wallet::code).collect(Collectors.toSet());
        String asked = draft.code();
        if (asked != null && !asked.isBlank()) {
            problems.addIf(taken.contains(asked), "code", "value_already_exist");
            return asked;
        }
        String name = draft.terms().name();
        String code = name == null ? UNNAMED : inSnakeCase(name);
        while (taken.contains(code)) {
            code += "_" + now.getEpochSecond();
        }
        return code;
    }

    private static String inSnakeCase(String name) {
        String code = name.strip()
                .replaceAll("([\\p{Ll}\\d])(\\p{Lu})", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        return code.isEmpty() ? UNNAMED : code;
    }
}
