package dev.tarn.demo;

import java.util.Map;

/** Who Lumen AI is, as its documents print it. */
final class Seller {
    private Seller() {}

    static Map<String, Object> details() {
        return Map.ofEntries(
                Map.entry("legal_name", "Lumen AI SAS"),
                Map.entry("legal_number", "892 417 330"),
                Map.entry("tax_identification_number", "FR38892417330"),
                Map.entry("email", "billing@lumen.example"),
                Map.entry("address_line1", "18 rue des Lacs"),
                Map.entry("zipcode", "74000"),
                Map.entry("city", "Annecy"),
                Map.entry("country", "FR"),
                Map.entry("net_payment_term", 30),
                Map.entry("document_number_prefix", "LUMEN"));
    }
}
