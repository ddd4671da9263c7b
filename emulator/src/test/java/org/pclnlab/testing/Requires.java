package org.pclnlab.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Annotations for tests, on a method or a class, that need more than JDK, Maven, Go and cc: {@code @Requires.Llgo}. Each
 * is a JUnit tag (so that {@code -Dgroups=llgo} selects its tests) and a condition that skips them with the reason of
 * {@link Tool} where the tool is missing. The skipped ones are counted as <em>not run</em>, by tag.
 */
public final class Requires {
    private Requires() {}

    /** An LLGo toolchain. */
    @Tag("llgo")
    @ExtendWith(RequiresCondition.class)
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    public @interface Llgo {}

    /** LLD for ELF and Mach-O. */
    @Tag("lld")
    @ExtendWith(RequiresCondition.class)
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    public @interface Lld {}

    /** Clang. */
    @Tag("clang")
    @ExtendWith(RequiresCondition.class)
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    public @interface Clang {}

    /** Llvm-objdump and llvm-symbolizer. */
    @Tag("llvm")
    @ExtendWith(RequiresCondition.class)
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    public @interface Llvm {}

    /** GNU readelf. */
    @Tag("binutils")
    @ExtendWith(RequiresCondition.class)
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    public @interface Binutils {}

    /** Gdb. */
    @Tag("gdb")
    @ExtendWith(RequiresCondition.class)
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    public @interface Gdb {}

    /** A Go 1.25 toolchain beside the default one. */
    @Tag("go1.25")
    @ExtendWith(RequiresCondition.class)
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    public @interface Go125 {}

    /** Rust's cargo. */
    @Tag("cargo")
    @ExtendWith(RequiresCondition.class)
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    public @interface Cargo {}

    /** Actionlint. */
    @Tag("actionlint")
    @ExtendWith(RequiresCondition.class)
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    public @interface Actionlint {}

    /** Slurm's daemons and munge, which a test can start for itself. */
    @Tag("slurm")
    @ExtendWith(RequiresCondition.class)
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    public @interface Slurm {}

    /** A browser that renders HTML without a screen. */
    @Tag("browser")
    @ExtendWith(RequiresCondition.class)
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    public @interface Browser {}

    /** A kernel that lets a parent trace its child. */
    @Tag("ptrace")
    @ExtendWith(RequiresCondition.class)
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    public @interface Ptrace {}

    /** The right to mount a file system. */
    @Tag("mount")
    @ExtendWith(RequiresCondition.class)
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    public @interface Mount {}

    /** Linux, for instance to run an ELF program. */
    @Tag("linux")
    @ExtendWith(RequiresCondition.class)
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    public @interface Linux {}

    /** MacOS. */
    @Tag("darwin")
    @ExtendWith(RequiresCondition.class)
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    public @interface Darwin {}
}
