package org.gridlang.language.compile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.gridlang.language.check.Checker;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.differentiate.DeviceDifferentiation;
import org.gridlang.language.differentiate.ProblemDifferentiation;
import org.gridlang.language.emit.DeviceWriter;
import org.gridlang.language.emit.GeneratedProblem;
import org.gridlang.language.emit.GeneratedSource;
import org.gridlang.language.emit.ProblemWriter;
import org.gridlang.language.library.LoadedModules;
import org.gridlang.language.library.ModuleLoader;
import org.gridlang.language.lint.Lints;
import org.gridlang.language.lower.DeviceLowering;
import org.gridlang.language.lower.ProblemLowering;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.rewrite.ProblemRewriter;
import org.gridlang.language.rewrite.Rewriter;
import org.gridlang.language.source.SourceText;
import org.gridlang.runtime.problem.Problem;

/// The stages in order, from a file to a loaded class: load, check, lower, differentiate, rewrite, write Java,
/// javac.
public final class Pipeline {
    private Pipeline() {}

    /// Loads and checks a file and all that it imports, and works out what its devices do; nothing is
    /// generated.
    public static CompiledFile check(Path file) {
        return check(file, false);
    }

    /// The same, and looks through a file without errors for what is doubtful.
    ///
    /// @param strict whether to look; what is found are warnings
    public static CompiledFile check(Path file, boolean strict) {
        var diagnostics = new Diagnostics();
        var loaded = ModuleLoader.load(file, diagnostics);
        var checked = loaded.flatMap(modules -> Checker.check(modules, diagnostics));
        checked.ifPresent(each -> lower(each, diagnostics));
        if (strict && checked.isPresent() && !diagnostics.hasErrors()) {
            Lints.check(loaded.orElseThrow(), checked.get(), diagnostics);
        }
        var texts = loaded.map(Pipeline::texts).orElse(List.of());
        return new CompiledFile(diagnostics.sorted(), checked, Optional.empty(), List.of(), List.of(), texts);
    }

    /// Compiles a file up to its loaded problem; users' mistakes are in the result, ours are exceptions.
    public static CompiledFile compile(Path file) {
        return compile(check(file));
    }

    /// Goes on with a file that [#check] has read: its problem with the devices that it uses, or the devices of
    /// a library.
    public static CompiledFile compile(CompiledFile checked) {
        if (checked.hasErrors() || checked.checked().isEmpty()) {
            return checked;
        }
        var file = checked.checked().get();
        var diagnostics = new Diagnostics();
        return file.problem()
                .map(problem -> problem(checked, problem, diagnostics))
                .orElseGet(() -> library(checked, file, diagnostics));
    }

    /// What only lowering can find: an action that cannot be kept within the range of a state, for example.
    private static void lower(CheckedFile file, Diagnostics diagnostics) {
        file.problem().ifPresent(problem -> ProblemLowering.lower(problem, diagnostics));
        if (file.problem().isEmpty()) {
            file.devices().values().forEach(device -> DeviceLowering.lower(device, diagnostics));
        }
        var used = file.problem()
                .map(ProblemModel::devices)
                .orElse(List.copyOf(file.devices().values()));
        TestRunner.devices(file).values().stream()
                .filter(device -> !used.contains(device))
                .forEach(device -> DeviceLowering.lower(device, diagnostics));
    }

    private static List<SourceText> texts(LoadedModules modules) {
        var texts = new ArrayList<SourceText>();
        texts.add(modules.root().text());
        modules.modules().values().forEach(module -> texts.add(module.text()));
        return texts;
    }

    private static CompiledFile problem(CompiledFile checked, ProblemModel model, Diagnostics diagnostics) {
        var generated = ProblemLowering.lower(model, diagnostics)
                .map(ProblemDifferentiation::differentiate)
                .map(ProblemRewriter::rewrite)
                .map(ProblemWriter::write);
        var data = generated
                .map(each -> each.data().stream()
                        .map(file -> new CompiledFile.DataFile(file.pathBeside(each.className()), file.content()))
                        .toList())
                .orElse(List.of());
        return new CompiledFile(
                checked.diagnostics(),
                checked.checked(),
                generated.map(Pipeline::load),
                generated.map(GeneratedProblem::sources).orElse(List.of()),
                data,
                checked.texts());
    }

    private static Problem load(GeneratedProblem generated) {
        var resources = new HashMap<String, byte[]>();
        generated.data().forEach(each -> resources.put(each.pathBeside(generated.className()), each.content()));
        var loader = InMemoryCompiler.compile(generated.sources()).load(resources);
        return instance(loader, generated.className(), Problem.class);
    }

    private static CompiledFile library(CompiledFile checked, CheckedFile file, Diagnostics diagnostics) {
        var sources = devices(file.devices().values(), file.name(), device -> OptionalDouble.empty(), diagnostics);
        return new CompiledFile(
                checked.diagnostics(), checked.checked(), Optional.empty(), sources, List.of(), checked.texts());
    }

    /// The classes of devices alone; those that cannot be lowered are reported and left out.
    ///
    /// @param steps the longest step that a device will take, s, if it is known
    static List<GeneratedSource> devices(
            Iterable<DeviceModel> models,
            String name,
            Function<DeviceModel, OptionalDouble> steps,
            Diagnostics diagnostics) {
        var sources = new ArrayList<GeneratedSource>();
        for (var model : models) {
            DeviceLowering.lower(model, steps.apply(model), diagnostics)
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
