package org.pclnlab.harness;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of the harness's packages, and where processes start and text is printed. */
class HarnessArchitectureTest {
    private static final String ROOT = "org.pclnlab.harness.";

    /** Each uses only those before it. */
    private static final List<String> ORDER = List.of(
            "outcome",
            "toolchain",
            "probe",
            "lookup",
            "load",
            "rewrite",
            "sweep",
            "conform",
            "forge",
            "expect",
            "goroot",
            "report",
            "sidecar",
            "stack",
            "check",
            "explain",
            "inspect",
            "triage",
            "heap",
            "matrix",
            "jte",
            "cli");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.pclnlab.harness");

    @Test
    void theRulesSeeTheClasses() {
        assertTrue(CLASSES.size() >= 70, CLASSES.size() + " classes");
        CLASSES.forEach(c -> assertTrue(
                ORDER.stream().anyMatch(p -> (c.getPackageName() + ".").startsWith(ROOT + p + ".")),
                () -> c.getName() + " is in no package of this list"));
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
                    .check(CLASSES);
        }
        slices().matching("org.pclnlab.harness.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheLauncherStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "toolchain")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons.exec..")
                .check(CLASSES);
    }
}
