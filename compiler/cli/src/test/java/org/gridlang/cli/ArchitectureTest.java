package org.gridlang.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// Data flow one way: a package imports only packages to its left in the lists below. This module sees all
/// others except the benchmarks, so the rules of the whole system are checked here.
final class ArchitectureTest {
    private static final String LANGUAGE = "org.gridlang.language.";
    private static final String RUNTIME = "org.gridlang.runtime.";

    private static final List<String> LANGUAGE_ORDER = List.of(
            "source",
            "diagnostic",
            "syntax",
            "format",
            "library",
            "unit",
            "model",
            "resolve",
            "check",
            "document",
            "ir",
            "lower",
            "lint",
            "differentiate",
            "rewrite",
            "emit",
            "dump",
            "compile",
            "testing",
            "describe");

    private static final List<String> RUNTIME_ORDER = List.of(
            "random",
            "data",
            "network",
            "powerflow",
            "device",
            "policy",
            "problem",
            "learn",
            "evaluate",
            "record",
            "report");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("org.gridlang");

    @Test
    void compilerStagesImportOnlyEarlierStages() {
        importsOnlyToTheLeft(LANGUAGE, LANGUAGE_ORDER);
    }

    @Test
    void runtimePackagesImportOnlyEarlierPackages() {
        importsOnlyToTheLeft(RUNTIME, RUNTIME_ORDER);
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        classes()
                .that()
                .resideInAnyPackage(LANGUAGE + ".", RUNTIME + ".")
                .should()
                .resideInAnyPackage(java.util.stream.Stream.concat(
                                LANGUAGE_ORDER.stream().map(name -> LANGUAGE + name + ".."),
                                RUNTIME_ORDER.stream().map(name -> RUNTIME + name + ".."))
                        .toArray(String[]::new))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void theRuntimeKnowsNothingOfTheCompiler() {
        noClasses()
                .that()
                .resideInAPackage(RUNTIME + ".")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(LANGUAGE + ".", "org.gridlang.grammar..", "org.gridlang.cli..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void theCompilerKnowsNothingOfTheCommandLine() {
        noClasses()
                .that()
                .resideInAPackage(LANGUAGE + ".")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.gridlang.cli..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /// The parser generator's types stay in the stage that reads text, the code writer's in the stage that
    /// writes it.
    @Test
    void toolTypesStayInTheirStage() {
        noClasses()
                .that()
                .resideOutsideOfPackages(LANGUAGE + "syntax..", "org.gridlang.grammar..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.antlr..", "org.gridlang.grammar..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(LANGUAGE + "emit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.palantir.javapoet..")
                .check(CLASSES);
    }

    /// Results must be reproducible: chance comes only from named streams of the root seed.
    @Test
    void chanceComesOnlyFromNamedStreams() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, ThreadLocalRandom.class, java.util.SplittableRandom.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(CLASSES);
    }

    /// The wall clock may be shown and recorded, never used in a computation. (`System.nanoTime` measures
    /// budgets.)
    @Test
    void theWallClockIsReadOnlyToShowAndRecord() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.gridlang.cli..", RUNTIME + "record..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .check(CLASSES);
    }

    private static void importsOnlyToTheLeft(String root, List<String> order) {
        for (int index = 0; index < order.size(); index++) {
            String[] later = order.subList(index + 1, order.size()).stream()
                    .map(name -> root + name + "..")
                    .toArray(String[]::new);
            if (later.length == 0) {
                continue;
            }
            noClasses()
                    .that()
                    .resideInAPackage(root + order.get(index) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }
}
