package dev.tarn.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A controller's parameter of type {@link Input}: the object under this key of the JSON body; "" for the body itself. Missing or empty: 400 (PLT-004). */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Body {
    String value() default "";

    /** Whether an absent body or key reads as an empty object. */
    boolean optional() default false;
}
