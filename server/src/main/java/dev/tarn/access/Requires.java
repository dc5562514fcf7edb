package dev.tarn.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What it takes to call an endpoint: for a user one of the permissions, for an API key read or write on the resource, by the HTTP method.
 * Decided before the request's body is looked at.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    /** One of these is enough (PLT-104). */
    Permission[] value();

    /** What a key must be granted (PLT-043); sessions only by default. */
    ApiResource key() default ApiResource.NONE;
}
