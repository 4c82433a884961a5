package org.gridlang.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Data flow one way: a package imports only packages to its left in the lists below. This module sees all
/// others except the benchmarks, so the rules of the whole system are checked here.
final class ArchitectureTest {
    private static final String LANGUAGE = "org.gridlang.language.";
    private static final String OPENDSS = "org.gridlang.opendss.";
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

    private static final List<String> OPENDSS_ORDER = List.of("syntax", "circuit", "line", "convert", "write");

    private static final List<String> RUNTIME_ORDER = List.of(
            "random",
            "data",
            "network",
            "powerflow",
            "control",
            "device",
            "policy",
            "problem",
            "actorcritic",
            "learn",
            "deploy",
            "evaluate",
            "record",
            "compare",
            "report");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("org.gridlang");

    @Test
    void compilerStagesImportOnlyEarlierStages() {
        importsOnlyToTheLeft(LANGUAGE, LANGUAGE_ORDER);
    }

    @Test
    void packagesOfTheImportImportOnlyEarlierPackages() {
        importsOnlyToTheLeft(OPENDSS, OPENDSS_ORDER);
    }

    @Test
    void runtimePackagesImportOnlyEarlierPackages() {
        importsOnlyToTheLeft(RUNTIME, RUNTIME_ORDER);
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        classes()
                .that()
                .resideInAnyPackage(LANGUAGE + ".", OPENDSS + ".", RUNTIME + ".")
                .should()
                .resideInAnyPackage(Stream.of(
                                LANGUAGE_ORDER.stream().map(name -> LANGUAGE + name + ".."),
                                OPENDSS_ORDER.stream().map(name -> OPENDSS + name + ".."),
                                RUNTIME_ORDER.stream().map(name -> RUNTIME + name + ".."))
                        .flatMap(names -> names)
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
                .resideInAnyPackage(LANGUAGE + ".", OPENDSS + ".", "org.gridlang.grammar..", "org.gridlang.cli..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void theCompilerKnowsNothingOfTheCommandLine() {
        noClasses()
                .that()
                .resideInAnyPackage(LANGUAGE + ".", OPENDSS + ".")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.gridlang.cli..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void theLanguageKnowsNothingOfOtherFormats() {
        noClasses()
                .that()
                .resideInAPackage(LANGUAGE + ".")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(OPENDSS + ".")
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
