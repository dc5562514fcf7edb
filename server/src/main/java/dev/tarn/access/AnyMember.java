package dev.tarn.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An endpoint open to any signed-in user, whatever the role; to keys only where a resource is named. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AnyMember {
    ApiResource key() default ApiResource.NONE;

    /** Whether the call needs an organization to act in. */
    boolean withoutOrganization() default false;
}
