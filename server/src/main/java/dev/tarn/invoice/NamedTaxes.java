package dev.tarn.invoice;

import static dev.tarn.schema.Tables.FEE;

import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The taxes that a request named for single fees: fees keep them, whatever their customer comes to bear (INV-101). */
@Component
public class NamedTaxes {
    private final DSLContext database;

    NamedTaxes(DSLContext database) {
        this.database = database;
    }

    /** Writes the codes named for each fee of an invoice, in their order; nothing for most. */
    @Transactional
    public void write(Tenant tenant, UUID invoiceId, List<? extends Collection<String>> codes) {
        if (codes.stream().allMatch(Collection::isEmpty)) {
            return;
        }
        List<UUID> feeIds = database.select(FEE.ID)
                .from(FEE)
                .where(FEE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(FEE.INVOICE_ID.eq(invoiceId))
                .orderBy(FEE.ID)
                .fetch(FEE.ID);
        for (int i = 0; i < feeIds.size(); i++) {
            if (!codes.get(i).isEmpty()) {
                database.update(FEE)
                        .set(FEE.NAMED_TAX_CODES, codes.get(i).toArray(String[]::new))
                        .where(FEE.ID.eq(feeIds.get(i)))
                        .execute();
            }
        }
    }
}
