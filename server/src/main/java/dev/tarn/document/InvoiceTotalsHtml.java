package dev.tarn.document;

import dev.tarn.invoice.AppliedTax;
import dev.tarn.invoice.CreditType;
import dev.tarn.invoice.Invoice;
import dev.tarn.invoice.InvoiceCredit;
import dev.tarn.invoice.WholeInvoice;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Set;

/** How the total of an invoice comes about, row by row (INV-213). */
final class InvoiceTotalsHtml {
    /** Codes of a tax provider that say of the whole invoice why there is no tax (INV-214). */
    static final Set<String> WHOLE_INVOICE = Set.of(
            "not_collecting",
            "juris_not_taxed",
            "reverse_charge",
            "customer_exempt",
            "transaction_exempt",
            "juris_has_no_tax",
            "unknown_taxation");

    private final WholeInvoice whole;
    private final Invoice invoice;
    private final Labels labels;
    private final Formats formats;

    InvoiceTotalsHtml(WholeInvoice whole, Labels labels, Formats formats) {
        this.whole = whole;
        this.invoice = whole.invoice();
        this.labels = labels;
        this.formats = formats;
    }

    void write(Html body) {
        var totals = invoice.totals();
        body.element("table", "totals", table -> {
            deduction(table, labels.get("usage_already_billed"), totals.progressiveBillingCreditAmountCents());
            coupons(table);
            total(table, "", labels.get("sub_total_excluding_taxes"), totals.subTotalExcludingTaxesAmountCents());
            taxes(table);
            total(table, "", labels.get("sub_total_including_taxes"), totals.subTotalIncludingTaxesAmountCents());
            deduction(table, labels.get("credit_notes"), totals.creditNotesAmountCents());
            prepaid(table);
            String total = invoice.invoiceType().equals("advance_charges") ? "total_already_paid" : "total";
            total(table, "grand", labels.get(total), totals.totalAmountCents());
        });
    }

    private void coupons(Html table) {
        whole.credits().stream()
                .filter(credit -> credit.type() == CreditType.COUPON)
                .forEach(credit -> deduction(table, couponText(credit), credit.amountCents()));
    }

    private String couponText(InvoiceCredit credit) {
        BigDecimal rate = credit.couponRatePercent();
        Long amountCents = credit.couponAmountCents();
        if (rate != null) {
            return labels.get("coupon_line", credit.name(), formats.percent(rate));
        }
        return amountCents == null ? credit.name() : labels.get("coupon_line", credit.name(), money(amountCents));
    }

    /** The highest rate first. */
    private void taxes(Html table) {
        if (invoice.taxes().isEmpty()) {
            total(table, "", labels.get("tax_line", labels.get("tax"), formats.percent(BigDecimal.ZERO)), 0);
        }
        invoice.taxes().stream()
                .sorted(Comparator.comparing(AppliedTax::ratePercent).reversed())
                .forEach(tax -> tax(table, tax));
    }

    private void tax(Html table, AppliedTax tax) {
        if (tax.ratePercent().signum() == 0 && WHOLE_INVOICE.contains(tax.code())) {
            Sheet.total(table, "", labels.get("tax_" + tax.code()), "");
        } else {
            total(table, "", taxText(tax), tax.amountCents());
        }
    }

    private String taxText(AppliedTax tax) {
        Long base = tax.baseAmountCents();
        String rate = formats.percent(tax.ratePercent());
        return base == null
                ? labels.get("tax_line", tax.name(), rate)
                : labels.get("tax_line_on", tax.name(), rate, money(base));
    }

    /** In free and purchased ones, as far as that is known. */
    private void prepaid(Html table) {
        Long free = invoice.prepaidGrantedCreditAmountCents();
        Long purchased = invoice.prepaidPurchasedCreditAmountCents();
        if (free == null || purchased == null) {
            deduction(table, labels.get("prepaid_credits"), invoice.totals().prepaidCreditAmountCents());
        } else {
            deduction(table, labels.get("prepaid_credits_granted"), free);
            deduction(table, labels.get("prepaid_credits_purchased"), purchased);
        }
    }

    private void deduction(Html table, String text, long amountCents) {
        if (amountCents != 0) {
            total(table, "", text, -amountCents);
        }
    }

    private void total(Html table, String styleClass, String text, long amountCents) {
        Sheet.total(table, styleClass, text, money(amountCents));
    }

    private String money(long amountCents) {
        return formats.money(amountCents, invoice.currency());
    }
}
