package org.gridlang.language.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.emit.GeneratedSource;
import org.gridlang.language.emit.SeriesSetWriter;
import org.gridlang.language.ir.Origin;
import org.gridlang.language.ir.ProblemProgram;
import org.gridlang.language.lower.ProblemLowering;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.TestModel;
import org.gridlang.language.rewrite.ProblemRewriter;
import org.gridlang.runtime.data.SeriesColumn;
import org.gridlang.runtime.device.DeviceKernel;

/// Runs the `test` blocks of a file through generated code: every device and series that a test gives is
/// compiled as it would be for training.
public final class TestRunner {
    private final CheckedFile file;
    private final Map<String, DeviceKernel> kernels = new HashMap<>();
    private List<SeriesColumn> columns = List.of();

    private TestRunner(CheckedFile file) {
        this.file = file;
    }

    /// The results in the order of the file; empty if a device cannot be compiled, which is reported.
    public static List<TestResult> run(CheckedFile file, Diagnostics diagnostics) {
        var runner = new TestRunner(file);
        if (!runner.compile(diagnostics)) {
            return List.of();
        }
        var statistics = new SeriesStatistics(runner.columns);
        return file.tests().stream()
                .map(test -> new TestRun(test, runner.kernels, statistics).run(seriesPrefix(file, test)))
                .toList();
    }

    /// Series of different tests may have one name; the number of the test sets them apart.
    private static String seriesPrefix(CheckedFile file, TestModel test) {
        return "test" + file.tests().indexOf(test) + " ";
    }

    @SuppressWarnings("unchecked") // the generated class supplies a list of columns
    private boolean compile(Diagnostics diagnostics) {
        var packageName = Pipeline.packageOf(file.name());
        var models = devices(file);
        var sources = new ArrayList<GeneratedSource>(
                Pipeline.devices(models.values(), file.name(), this::longestStep, diagnostics));
        if (sources.size() < models.size()) {
            return false;
        }
        var series = series();
        var seriesClass = SeriesSetWriter.write(series, !file.data().tables().isEmpty(), packageName);
        if (!series.isEmpty()) {
            sources.add(seriesClass);
        }
        if (sources.isEmpty()) {
            return true;
        }
        var loader = InMemoryCompiler.compile(sources)
                .load(Map.of(
                        SeriesSetWriter.tablesPath(packageName),
                        file.data().tables().toBytes()));
        for (var name : models.keySet()) {
            kernels.put(name, Pipeline.instance(loader, packageName + "." + name, DeviceKernel.class));
        }
        if (!series.isEmpty()) {
            columns = (List<SeriesColumn>) Pipeline.instance(loader, seriesClass.name(), Supplier.class)
                    .get();
        }
        return true;
    }

    /// The longest step that any test takes with a device.
    private OptionalDouble longestStep(DeviceModel device) {
        return file.tests().stream()
                .flatMapToDouble(test -> test.steps().stream()
                        .filter(TestModel.Step.Advance.class::isInstance)
                        .map(TestModel.Step.Advance.class::cast)
                        .filter(step -> gives(test, step.name(), device))
                        .mapToDouble(TestModel.Step.Advance::seconds))
                .max();
    }

    private static boolean gives(TestModel test, String name, DeviceModel device) {
        return test.steps().stream()
                .anyMatch(each -> each instanceof TestModel.Step.GivenDevice given
                        && given.name().equals(name)
                        && given.device().name().equals(device.name()));
    }

    /// The devices that tests give, each once.
    static Map<String, DeviceModel> devices(CheckedFile file) {
        var models = new LinkedHashMap<String, DeviceModel>();
        for (var test : file.tests()) {
            for (var step : test.steps()) {
                if (step instanceof TestModel.Step.GivenDevice given) {
                    models.put(given.device().name(), given.device());
                }
            }
        }
        return models;
    }

    /// The series that tests give, and those of the problem, which they may read.
    private List<ProblemProgram.Column.Generated> series() {
        var series = new ArrayList<ProblemProgram.Column.Generated>();
        for (var test : file.tests()) {
            for (var step : test.steps()) {
                if (step instanceof TestModel.Step.GivenSeries given) {
                    var formula = ProblemRewriter.rewrite(ProblemLowering.lowerSeries(given.value()));
                    var origin = new Origin(
                            given.span().source().name(), given.span().line(), "");
                    var name = seriesPrefix(file, test) + given.name();
                    series.add(new ProblemProgram.Column.Generated(origin, name, Optional.empty(), formula));
                }
            }
        }
        if (!series.isEmpty()) {
            file.problem()
                    .ifPresent(problem -> problem.series().forEach(each -> {
                        var formula = ProblemRewriter.rewrite(ProblemLowering.lowerSeries(each.value()));
                        series.add(new ProblemProgram.Column.Generated(Origin.NONE, each.name(), each.keys(), formula));
                    }));
        }
        return series;
    }
}
