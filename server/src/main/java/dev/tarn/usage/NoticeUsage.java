package dev.tarn.usage;

import dev.tarn.event.UsageActivity;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells whoever watches usage that some has come in. Each sets its own work, so that none fails for another's sake. */
@Component
class NoticeUsage implements DueWorkKind {
    private final UsageActivity activity;
    private final ApplicationEventPublisher events;

    NoticeUsage(UsageActivity activity, ApplicationEventPublisher events) {
        this.activity = activity;
        this.events = events;
    }

    @Override
    public String name() {
        return UsageActivity.KIND;
    }

    @Override
    public int rank() {
        return UsageActivity.RANK;
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        var used = activity.take(tenant, items.stream().map(DueItem::subjectId).toList()).stream()
                .map(one -> new UsageNoticed.Used(one.subscriptionId(), one.customerId()))
                .toList();
        if (!used.isEmpty()) {
            events.publishEvent(new UsageNoticed(tenant, dueAt, used));
        }
    }
}
