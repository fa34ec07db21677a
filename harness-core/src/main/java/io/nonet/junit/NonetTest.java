package io.nonet.junit;

import io.nonet.cluster.Keep;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class a running cluster whose state is as after its launch.
 *
 * <pre>{@code
 * @NonetTest
 * class PaymentsTest {
 *     @Test
 *     void survivesTheLossOfAClient(Cluster cluster, NomadClient nomad, Story story) { … }
 * }
 * }</pre>
 *
 * <p>{@link NonetExtension} says what is injected, what is put back between tests and what is recorded.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(NonetExtension.class)
public @interface NonetTest {
    /**
     * The topology as YAML: a resource, relative to the class or from the root with a leading slash, or else a file under
     * the working directory; empty for nine nodes.
     */
    String config() default "";

    /** Whether each test launches a cluster of its own, removed after it, instead of sharing one with other classes. */
    boolean fresh() default false;

    /**
     * Whether a cluster that runs already may have more servers than the topology: for a test that is spared elections by having
     * one of each kind, but can do with them.
     */
    boolean moreServers() default false;

    /** What stays after a test; the system property {@code nonet.keep} overrides it. */
    Keep keep() default Keep.ON_FAILURE;
}
