package org.pclnlab.emulator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The structure of design section 2, as far as it can be read from class files. */
class ArchitectureTest {
    private static final String ROOT = "org.pclnlab.emulator.";

    /** Each uses only those before it. */
    private static final List<String> ORDER = List.of(
            "memory",
            "image",
            "metadata",
            "sidecar",
            "functab",
            "gopclntab",
            "symbolize",
            "stack",
            "heapprofile",
            "rewrite",
            "forge");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TEST_FIXTURES)
            .importPackages("org.pclnlab.emulator");

    @Test
    void theRulesSeeTheClasses() {
        assertTrue(CLASSES.size() >= 40, CLASSES.size() + " classes");
        CLASSES.forEach(c -> assertTrue(
                ORDER.stream().anyMatch(p -> (c.getPackageName() + ".").startsWith(ROOT + p + ".")),
                () -> c.getName() + " is in no package of the design"));
    }

    @Test
    void packagesUseOnlyThoseAboveThem() {
        for (int i = 0; i + 1 < ORDER.size(); i++) {
            String[] later = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(p -> ROOT + p + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ORDER.get(i) + "..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(later))
                    .allowEmptyShould(true)
                    .because("design section 2: each package uses only those above it")
                    .check(CLASSES);
        }
    }

    @Test
    void theModelOfAnImageKnowsNoContainer() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "image")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(ROOT + "image.elf..", ROOT + "image.macho..", ROOT + "image.load.."))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "image.elf..", ROOT + "image.macho..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + "image.load.."))
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.pclnlab.emulator.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void jnaIsUsedForMemoryAndProcessesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "memory", ROOT + "stack.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .check(CLASSES);
    }

    @Test
    void nothingIsPrinted() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..")
                .check(CLASSES);
    }

    @Test
    void noProcessIsStartedAndNoneIsEnded() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class)
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class, String[].class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    @Test
    void noClockIsRead() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.time\\.(Clock|Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime)")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .because("time is a parameter")
                .check(CLASSES);
    }
}
