package dev.tarn.invoice;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where an invoice stands (section 2.1). Nobody sees a closed one, which exists so that its period counts as billed, an open one, which waits to
 * be paid, nor a deleted draft.
 */
public enum InvoiceStatus {
    DRAFT,
    FINALIZED,
    VOIDED,
    FAILED,
    PENDING,
    OPEN,
    CLOSED,
    DELETED;

    private static final Set<InvoiceStatus> VISIBLE = EnumSet.complementOf(EnumSet.of(OPEN, CLOSED, DELETED));

    /** The status as rows and the API carry it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static InvoiceStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The codes of those that are shown (section 2.1). */
    public static List<String> visibleCodes() {
        return VISIBLE.stream().map(InvoiceStatus::code).toList();
    }

    static Optional<InvoiceStatus> visible(String code) {
        return VISIBLE.stream().filter(status -> status.code().equals(code)).findFirst();
    }
}
