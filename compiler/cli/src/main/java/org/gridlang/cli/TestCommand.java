package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.gridlang.language.testing.JUnitReport;
import org.gridlang.language.testing.TestJson;
import org.gridlang.language.testing.TestSuite;
import org.gridlang.runtime.record.AtomicFile;

/// `grid test FILE...`: runs the `test` blocks of files.
final class TestCommand implements Command {
    private final Compiler compiler;

    TestCommand(Compiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public String summary() {
        return "runs the test blocks of files";
    }

    @Override
    public String operands() {
        return "FILE...";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("filter")
                        .hasArg()
                        .argName("TEXT")
                        .desc("only tests with this in their title, in upper or lower case")
                        .get())
                .addOption(Option.builder()
                        .longOpt("junit")
                        .hasArg()
                        .argName("FILE")
                        .desc("also write the results there in the XML that build servers read")
                        .get())
                .addOption(Option.builder()
                        .longOpt("json")
                        .desc("one JSON object for machines instead of text for people")
                        .get());
    }

    @Override
    public String details() {
        return """
                FILE may be a folder: all .grid files below it. A line for each test; below one that fails, each expect
                that does not hold, with the values found under its text. Exit code 1 if any fails or a file has errors.
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        List<Path> files = invocation.gridFiles(0);
        Optional<String> filter = invocation.text("filter");
        Optional<Path> junit = invocation.path("junit").map(Path::toAbsolutePath);
        if (junit.isPresent() && junit.get().getParent() != null) {
            OutputFolder.prepare(junit.get().getParent());
        }
        Predicate<String> wanted = title -> filter.isEmpty() || lower(title).contains(lower(filter.get()));
        var suites = new ArrayList<TestSuite>();
        for (Path file : files) {
            TestSuite suite = compiler.test(file, compiler.check(file), wanted);
            suites.add(suite);
            if (!invocation.has("json")) {
                show(suite, filter.isPresent(), terminal);
            }
        }
        if (invocation.has("json")) {
            terminal.out().print(TestJson.of(suites));
        } else if (files.size() > 1) {
            terminal.out().println(total(suites));
        }
        if (junit.isPresent()) {
            AtomicFile.write(junit.get(), JUnitReport.of(suites));
        }
        boolean errors = suites.stream().anyMatch(TestSuite::hasErrors);
        if (!errors && filter.isPresent() && count(suites) == 0) {
            throw CommandFailure.usage("no test has \"%s\" in its title".formatted(filter.get()));
        }
        return errors || failed(suites) > 0 ? ExitCode.INPUT : ExitCode.FINE;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// With a filter, files of which no test is wanted are passed over.
    private static void show(TestSuite suite, boolean filtered, Terminal terminal) {
        terminal.complain(suite.faults());
        for (TestSuite.Case each : suite.cases()) {
            terminal.out().println((each.passed() ? "pass  " : "FAIL  ") + each.title());
            terminal.showResult(each.failures());
        }
        if (suite.hasErrors()) {
            terminal.out().println(suite.file() + ": " + Count.ofFaults(suite.faults()) + ", no test has run");
        } else if (!suite.cases().isEmpty()) {
            terminal.out().println(suite.file() + ": " + outcome(suite.cases().size(), suite.failed()));
        } else if (!filtered) {
            terminal.out().println(suite.file() + ": has no tests");
        }
    }

    private static String total(List<TestSuite> suites) {
        int faulty = (int) suites.stream().filter(TestSuite::hasErrors).count();
        return Count.of(suites.size(), "file") + ": " + outcome(count(suites), failed(suites))
                + (faulty == 0 ? "" : ", " + Count.of(faulty, "file") + " with errors");
    }

    private static int count(List<TestSuite> suites) {
        return suites.stream().mapToInt(each -> each.cases().size()).sum();
    }

    private static int failed(List<TestSuite> suites) {
        return suites.stream().mapToInt(TestSuite::failed).sum();
    }

    private static String outcome(int tests, int failed) {
        return "%s, %d failed".formatted(Count.of(tests, "test"), failed);
    }
}
