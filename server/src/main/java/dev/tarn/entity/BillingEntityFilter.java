package dev.tarn.entity;

import static dev.tarn.schema.Tables.BILLING_ENTITY;

import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The filter {@code billing_entity_codes} of lists whose rows are joined with their billing entity; an unknown code is a 404. */
@Component
public class BillingEntityFilter {
    private final DSLContext database;

    BillingEntityFilter(DSLContext database) {
        this.database = database;
    }

    public Condition of(Tenant tenant, Query query) {
        Set<String> codes = Set.copyOf(query.list("billing_entity_codes"));
        if (codes.isEmpty()) {
            return DSL.noCondition();
        }
        var known = database.select(BILLING_ENTITY.CODE)
                .from(BILLING_ENTITY)
                .where(BILLING_ENTITY.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(BILLING_ENTITY.CODE.in(codes))
                .fetchSet(BILLING_ENTITY.CODE);
        if (!known.equals(codes)) {
            throw Refusal.notFound("billing_entity");
        }
        return BILLING_ENTITY.CODE.in(codes);
    }
}
