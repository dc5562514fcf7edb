package dev.tarn.platform;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Serves the built web app; an address of one of its pages gets the app, which knows what to show there. */
@Configuration(proxyBeanMethods = false)
class WebApp implements WebMvcConfigurer {
    /** First segments that are never pages: what is not found below them is not found. */
    private static final Set<String> NOT_PAGES = Set.of("api", "auth", "health", "ready", "metrics", "files", "assets");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/**")
                .addResourceLocations("classpath:/static/")
                .resourceChain(true)
                .addResolver(new PageResolver());
    }

    private static final class PageResolver extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = super.getResource(path, location);
            return file != null || !isPage(path) ? file : super.getResource("index.html", location);
        }

        private static boolean isPage(String path) {
            int slash = path.indexOf('/');
            String first = slash < 0 ? path : path.substring(0, slash);
            return !NOT_PAGES.contains(first) && path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
        }
    }
}
