package dev.tarn.engine.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentNumberTest {

    @ParameterizedTest
    @CsvSource({
        "BENT-1, 1, 1, BENT-1-001-001",
        "BENT-1, 3, 2, BENT-1-003-002",
        "BENT-11, 1, 5, BENT-11-001-005",
        "T, 1234, 999, T-1234-999"
    })
    void numbers_per_customer_INV_113_INV_E19(String prefix, long customer, long invoice, String number) {
        assertThat(DocumentNumber.perCustomer(prefix, customer, invoice)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-10-01T00:00:00Z, UTC, 10, BENT-11-202310-010",
        "2023-12-05T00:00:00Z, UTC, 17, BENT-11-202312-017",
        "2024-01-05T00:00:00Z, UTC, 20, BENT-11-202401-020",
        "2023-09-30T23:10:00Z, Europe/Paris, 7, BENT-11-202310-007",
    })
    void numbers_per_billing_entity_carry_its_local_month_INV_114_INV_E20(
            Instant finalizedAt, ZoneId zone, long sequence, String number) {
        assertThat(DocumentNumber.perBillingEntity("BENT-11", finalizedAt, zone, sequence))
                .isEqualTo(number);
    }

    @Test
    void drafts_and_credit_notes_INV_110_INV_118() {
        assertThat(DocumentNumber.draft("ACM-1A90")).isEqualTo("ACM-1A90-DRAFT");
        assertThat(DocumentNumber.creditNote("ACM-1A90-001-002", 1)).isEqualTo("ACM-1A90-001-002-CN001");
    }

    @ParameterizedTest
    @CsvSource({
        "Acme, ...1a90, ACM-1A90",
        "'L''Été', x0000, LÉT-0000",
        "X, 12, X-12",
        "'!?', abcde, BCDE",
        "ßßß, 1234, SSS-1234"
    })
    void the_default_prefix_comes_from_name_and_id_INV_111(String name, String id, String prefix) {
        assertThat(DocumentNumber.defaultPrefix(name, id)).isEqualTo(prefix);
        assertThat(DocumentNumber.isPrefix(prefix)).isTrue();
    }

    @Test
    void prefixes_have_one_to_ten_characters_INV_111() {
        assertThat(DocumentNumber.prefix("acm-1a90")).isEqualTo("ACM-1A90");
        assertThat(DocumentNumber.isPrefix("")).isFalse();
        assertThat(DocumentNumber.isPrefix("ABCDEFGHIJK")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> DocumentNumber.prefix(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> DocumentNumber.perCustomer("A", 0, 1));
    }
}
