package dev.tarn.einvoice;

/** What a document is, by UNTDID 1001 (INV-222). */
public enum DocumentType {
    INVOICE("380"),
    CREDIT_INVOICE("386"),
    SELF_BILLED("389"),
    CREDIT_NOTE("381");

    private final String code;

    DocumentType(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
