package dev.tarn.bench;

import java.util.ArrayList;
import java.util.List;

/** Figures of one kind, taken one after the other. */
final class Samples {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    double median() {
        return percentile(50);
    }

    double percentile(int percent) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    /** Round by round: what disturbs the machine for longer than a round disturbs both sides of a ratio. */
    double medianRatioTo(Samples limit) {
        var ratios = new Samples();
        for (int i = 0; i < values.size(); i++) {
            ratios.add(values.get(i) / limit.values.get(i));
        }
        return ratios.median();
    }
}
