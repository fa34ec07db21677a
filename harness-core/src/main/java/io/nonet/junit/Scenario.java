package io.nonet.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a person is told of a test class that is a scenario, beside {@link NonetTest}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Scenario {
    /** By which it is run, such as {@code node-drain}; it never changes. */
    String name();

    /** In a line what it shows. */
    String summary();

    /** About how long all its tests take on two cores, without the launch of a cluster. */
    int typicalSeconds();
}
