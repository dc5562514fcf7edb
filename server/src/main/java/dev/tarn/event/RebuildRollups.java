package dev.tarn.event;

import dev.tarn.platform.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** {@code ./tarn db rebuild-rollups}: makes all rollups anew from events. Usage can be read all the while, only slower. */
@Component
class RebuildRollups implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildRollups.class);

    private final RollupWriter writer;

    RebuildRollups(RollupWriter writer) {
        this.writer = writer;
    }

    @Override
    public String name() {
        return "rebuild-rollups";
    }

    @Override
    public boolean run() {
        writer.retireOrphans();
        var codes = writer.defined();
        writer.define(codes, true);
        int steps = 0;
        while (writer.buildNext() | writer.rollNext() | writer.sweepNext()) {
            steps++;
        }
        LOG.info("rollups of {} codes were built anew in {} steps", codes.size(), steps);
        return true;
    }
}
