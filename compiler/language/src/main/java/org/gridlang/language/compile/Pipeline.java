package org.gridlang.language.compile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.Checker;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.differentiate.DeviceDifferentiation;
import org.gridlang.language.differentiate.ProblemDifferentiation;
import org.gridlang.language.emit.DeviceWriter;
import org.gridlang.language.emit.GeneratedProblem;
import org.gridlang.language.emit.GeneratedSource;
import org.gridlang.language.emit.ProblemWriter;
import org.gridlang.language.library.ModuleLoader;
import org.gridlang.language.lower.DeviceLowering;
import org.gridlang.language.lower.ProblemLowering;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.rewrite.ProblemRewriter;
import org.gridlang.language.rewrite.Rewriter;
import org.gridlang.runtime.problem.Problem;

/// The stages in order, from a file to a loaded class: load, check, lower, differentiate, rewrite, write Java, javac.
public final class Pipeline {
    private Pipeline() {}

    /// Loads and checks a file and all that it imports; nothing is generated.
    public static CompiledFile check(Path file) {
        var diagnostics = new Diagnostics();
        var checked = ModuleLoader.load(file, diagnostics).flatMap(loaded -> Checker.check(loaded, diagnostics));
        return nothing(checked, diagnostics);
    }

    /// Compiles a file up to its loaded problem; users' mistakes are in the result, ours are exceptions.
    public static CompiledFile compile(Path file) {
        var diagnostics = new Diagnostics();
        var checked = ModuleLoader.load(file, diagnostics).flatMap(loaded -> Checker.check(loaded, diagnostics));
        return checked.map(each -> compile(each, diagnostics)).orElseGet(() -> nothing(checked, diagnostics));
    }

    private static CompiledFile nothing(Optional<CheckedFile> checked, Diagnostics diagnostics) {
        return new CompiledFile(diagnostics.sorted(), checked, Optional.empty(), List.of(), List.of());
    }

    /// Compiles what a file means: its problem with the devices that it uses, or the devices of a library.
    static CompiledFile compile(CheckedFile file, Diagnostics diagnostics) {
        return file.problem()
                .map(problem -> problem(file, problem, diagnostics))
                .orElseGet(() -> library(file, diagnostics));
    }

    private static CompiledFile problem(CheckedFile file, ProblemModel model, Diagnostics diagnostics) {
        var generated = ProblemLowering.lower(model, diagnostics)
                .map(ProblemDifferentiation::differentiate)
                .map(ProblemRewriter::rewrite)
                .map(ProblemWriter::write);
        var data = generated
                .map(each -> List.of(new CompiledFile.DataFile(each.dataPath(), each.data())))
                .orElse(List.of());
        return new CompiledFile(
                diagnostics.sorted(),
                Optional.of(file),
                generated.map(Pipeline::load),
                generated.map(GeneratedProblem::sources).orElse(List.of()),
                data);
    }

    private static Problem load(GeneratedProblem generated) {
        var loader = InMemoryCompiler.compile(generated.sources()).load(Map.of(generated.dataPath(), generated.data()));
        return instance(loader, generated.className(), Problem.class);
    }

    private static CompiledFile library(CheckedFile file, Diagnostics diagnostics) {
        var sources = devices(file.devices().values(), file.name(), diagnostics);
        return new CompiledFile(diagnostics.sorted(), Optional.of(file), Optional.empty(), sources, List.of());
    }

    /// The classes of devices alone; those that cannot be lowered are reported and left out.
    static List<GeneratedSource> devices(Iterable<DeviceModel> models, String name, Diagnostics diagnostics) {
        var sources = new ArrayList<GeneratedSource>();
        for (var model : models) {
            DeviceLowering.lower(model, diagnostics)
                    .map(DeviceDifferentiation::differentiate)
                    .map(Rewriter::rewrite)
                    .map(device -> DeviceWriter.write(device, packageOf(name)))
                    .ifPresent(sources::add);
        }
        return sources;
    }

    /// The package of the classes generated for a file.
    static String packageOf(String name) {
        return DeviceWriter.packageOf(name);
    }

    /// An instance of a generated class.
    static <T> T instance(ClassLoader loader, String className, Class<T> type) {
        try {
            return type.cast(
                    loader.loadClass(className).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException("compile: " + className + " cannot be made", fault);
        }
    }
}
