package dev.tarn.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where a request came from, as far as it tells. */
record Device(
        @Nullable String browser,
        @Nullable String os,
        @Nullable String deviceType,
        @Nullable String ip) {
    private static final Map<String, String> BROWSERS = orderedBy(
            "Edg/",
            "Edge",
            "OPR/",
            "Opera",
            "Firefox/",
            "Firefox",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari",
            "curl/",
            "curl");
    private static final Map<String, String> SYSTEMS = orderedBy(
            "Android",
            "Android",
            "iPhone",
            "iOS",
            "iPad",
            "iOS",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    /** Nothing is known where no request is being answered. */
    static Device ofCurrentRequest() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return new Device(null, null, null, null);
        }
        var request = attributes.getRequest();
        String agent = Sessions.agentOf(request);
        String text = agent == null ? "" : agent;
        return new Device(firstFound(BROWSERS, text), firstFound(SYSTEMS, text), type(text), request.getRemoteAddr());
    }

    private static @Nullable String type(String agent) {
        if (agent.isEmpty()) {
            return null;
        }
        return agent.contains("Mobile")
                ? "mobile"
                : agent.contains("iPad") || agent.contains("Tablet") ? "tablet" : "desktop";
    }

    private static @Nullable String firstFound(Map<String, String> names, String agent) {
        return names.entrySet().stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The first that matches wins: browsers name those they descend from, too. */
    private static Map<String, String> orderedBy(String... markersAndNames) {
        var names = new java.util.LinkedHashMap<String, String>();
        for (int i = 0; i < markersAndNames.length; i += 2) {
            names.put(markersAndNames[i], markersAndNames[i + 1]);
        }
        return names;
    }
}
