package dev.tarn.plan;

import static dev.tarn.schema.Tables.PLAN;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** A plan together with what was made from it for single subscriptions: what happens to the one concerns the others. */
public final class PlanFamily {
    private PlanFamily() {}

    /** Whether a column names the plan or a child of it. */
    public static Condition has(Field<UUID> planId, UUID id) {
        return has(planId, List.of(id));
    }

    public static Condition has(Field<UUID> planId, Collection<UUID> ids) {
        return planId.in(ids).or(planId.in(DSL.select(PLAN.ID).from(PLAN).where(PLAN.PARENT_ID.in(ids))));
    }

    /** The same for plans that a query finds. */
    public static Condition has(Field<UUID> planId, Select<Record1<UUID>> ids) {
        return planId.in(ids).or(planId.in(DSL.select(PLAN.ID).from(PLAN).where(PLAN.PARENT_ID.in(ids))));
    }

    /** Whether a column names the plan, or a child that has this field from it. */
    public static Condition inherits(Field<UUID> planId, UUID id, String field) {
        return planId.eq(id)
                .or(planId.in(DSL.select(PLAN.ID)
                        .from(PLAN)
                        .where(PLAN.PARENT_ID.eq(id))
                        .andNot(DSL.val(field).eq(DSL.any(PLAN.OVERRIDDEN)))));
    }

    /** What a plan is called on documents; one that was made for a single subscription is called as its parent, unless it has a name of its own. */
    public static Field<String> displayName(dev.tarn.schema.tables.Plan plan, dev.tarn.schema.tables.Plan parent) {
        return DSL.coalesce(
                own(plan, plan.INVOICE_DISPLAY_NAME, parent.INVOICE_DISPLAY_NAME, "invoice_display_name"),
                own(plan, plan.NAME, parent.NAME, "name"));
    }

    private static Field<String> own(
            dev.tarn.schema.tables.Plan plan, Field<String> own, Field<String> inherited, String name) {
        Condition isOwn = plan.PARENT_ID.isNull().or(DSL.val(name).eq(DSL.any(plan.OVERRIDDEN)));
        return DSL.when(isOwn, own).otherwise(inherited);
    }
}
