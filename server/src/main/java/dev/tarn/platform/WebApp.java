package dev.tarn.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/** Serves the built web app; an address of one of its pages gets the app, which knows what to show there. */
@Configuration(proxyBeanMethods = false)
class WebApp implements WebMvcConfigurer {
    /** First segments that are never pages: what is not found below them is not found. */
    private static final Set<String> NOT_PAGES = Set.of("api", "auth", "health", "ready", "metrics", "files", "assets");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/**")
                .addResourceLocations("classpath:/static/")
                // without the chain's cache: it knows paths, not what a request accepts
                .resourceChain(false)
                .addResolver(new PageResolver());
    }

    private static final class PageResolver extends PathResourceResolver {
        @Override
        protected @Nullable Resource resolveResourceInternal(
                @Nullable HttpServletRequest request,
                String path,
                List<? extends Resource> locations,
                ResourceResolverChain chain) {
            Resource file = super.resolveResourceInternal(request, path, locations, chain);
            boolean asksForPage = file == null && request != null && takesPages(request) && isPage(path);
            return asksForPage ? super.resolveResourceInternal(request, "index.html", locations, chain) : file;
        }

        /** Browsers that go somewhere say that they take HTML. A script that has the wrong address is told so, in JSON. */
        private static boolean takesPages(HttpServletRequest request) {
            String accept = request.getHeader(HttpHeaders.ACCEPT);
            return accept != null && accept.contains("text/html");
        }

        private static boolean isPage(String path) {
            int slash = path.indexOf('/');
            String first = slash < 0 ? path : path.substring(0, slash);
            return !NOT_PAGES.contains(first) && path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
        }
    }
}
