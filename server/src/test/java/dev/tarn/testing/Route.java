package dev.tarn.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** An endpoint as the server knows it: what holds for all of them is tested on all of them, new ones included. */
public record Route(String method, String pattern, HandlerMethod handler) {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** All endpoints of Tarn itself, in a fixed order. */
    public static List<Route> all() {
        var routes = new ArrayList<Route>();
        TarnServer.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (handler.getBeanType().getPackageName().startsWith("dev.tarn")) {
                        for (var method : mapping.getMethodsCondition().getMethods()) {
                            mapping.getPatternValues()
                                    .forEach(pattern -> routes.add(new Route(method.name(), pattern, handler)));
                        }
                    }
                });
        routes.sort(Comparator.comparing(Route::pattern).thenComparing(Route::method));
        return routes;
    }

    public boolean hasVariables() {
        return VARIABLE.matcher(pattern).find();
    }

    public boolean isSafe() {
        return method.equals("GET");
    }

    /** Gives a value for a variable, from its name and the segment before it. */
    public interface Values {
        String of(String collection, String variable);
    }

    /** The path with its variables replaced and escaped. */
    public String path(Values values) {
        return VARIABLE.matcher(pattern).replaceAll(found -> {
            String before = pattern.substring(0, found.start() - 1);
            String collection = before.substring(before.lastIndexOf('/') + 1);
            return Sandbox.encode(values.of(collection, found.group(1)));
        });
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
