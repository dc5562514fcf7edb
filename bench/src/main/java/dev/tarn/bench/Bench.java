package dev.tarn.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./tarn bench [ingest|usage|billing|documents] [--option number ...]}: each on a fresh server with a data folder of its own. */
public final class Bench {
    /** One measurement: prints its figures as it goes. */
    interface Measurement {
        void run(Server server, Options options) throws Exception;
    }

    private static final Map<String, Measurement> ALL = new LinkedHashMap<>();

    static {
        ALL.put("ingest", IngestBench::run);
        ALL.put("usage", UsageBench::run);
        ALL.put("billing", BillingBench::run);
        ALL.put("documents", DocumentsBench::run);
    }

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        String jar = arguments[0];
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        int options = (int)
                rest.stream().takeWhile(argument -> !argument.startsWith("--")).count();
        List<String> chosen = options == 0 ? List.copyOf(ALL.keySet()) : rest.subList(0, options);
        var asked = Options.of(jar, rest.subList(options, rest.size()));
        for (String name : chosen) {
            Measurement measurement = ALL.get(name);
            if (measurement == null) {
                throw new IllegalArgumentException(
                        "no such measurement: " + name + "; there are " + String.join(", ", ALL.keySet()));
            }
            System.out.println("== " + name);
            try (Server server = Server.start(jar)) {
                measurement.run(server, asked);
            }
        }
    }
}
