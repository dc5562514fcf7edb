package dev.tarn.invoice;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a voided invoice is to be replaced by (INV-165).
 *
 * @param fees those that are taken over; empty: all, as they were
 */
record Regeneration(List<Line> fees) {
    private static final int MAX_NAME = 255;
    private static final int MAX_DECIMALS = 15;

    /**
     * A fee that is taken over.
     *
     * @param units null: as they were
     * @param unitAmount in currency units; null: as it was
     * @param displayName null: as it was
     */
    record Line(
            UUID feeId,
            @Nullable BigDecimal units,
            @Nullable BigDecimal unitAmount,
            @Nullable String displayName) {

        static Line asItWas(UUID feeId) {
            return new Line(feeId, null, null, null);
        }

        private static Line of(Input input) {
            Optional<UUID> feeId = Optional.ofNullable(input.text("fee_id")).flatMap(Ids::parse);
            return new Line(
                    feeId.orElseThrow(() -> Refusal.notFound("fee")),
                    decimal(input, "units"),
                    decimal(input, "unit_precise_amount"),
                    input.text("invoice_display_name", MAX_NAME));
        }

        private static @Nullable BigDecimal decimal(Input input, String field) {
            BigDecimal number = input.decimal(field);
            boolean wrong = number != null
                    && (number.signum() < 0 || number.stripTrailingZeros().scale() > MAX_DECIMALS);
            input.problems().addIf(wrong, field, "value_is_out_of_range");
            return wrong ? null : number;
        }
    }

    static Regeneration read(Input input) {
        List<Input> fees = input.objects("fees");
        var lines = fees == null ? List.<Line>of() : fees.stream().map(Line::of).toList();
        Set<UUID> named = new HashSet<>();
        for (Line line : lines) {
            input.problems().addIf(!named.add(line.feeId()), "fees", "value_already_exist");
        }
        input.problems().orThrow();
        return new Regeneration(lines);
    }

    /** The lines, all fees if none was named. */
    List<Line> linesOf(List<UUID> feeIds) {
        if (fees.isEmpty()) {
            return feeIds.stream().map(Line::asItWas).toList();
        }
        if (!Set.copyOf(feeIds).containsAll(fees.stream().map(Line::feeId).toList())) {
            throw Refusal.notFound("fee");
        }
        return new ArrayList<>(fees);
    }
}
