package org.gridlang.language.compile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridlang.language.check.Checker;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.differentiate.DeviceDifferentiation;
import org.gridlang.language.differentiate.ProblemDifferentiation;
import org.gridlang.language.dump.ModelDump;
import org.gridlang.language.dump.ProgramDump;
import org.gridlang.language.dump.Stage;
import org.gridlang.language.emit.DeviceWriter;
import org.gridlang.language.emit.GeneratedSource;
import org.gridlang.language.emit.ProblemWriter;
import org.gridlang.language.ir.DeviceProgram;
import org.gridlang.language.library.ModuleLoader;
import org.gridlang.language.lower.DeviceLowering;
import org.gridlang.language.lower.ProblemLowering;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.rewrite.ProblemRewriter;
import org.gridlang.language.rewrite.Rewriter;
import org.gridlang.language.syntax.TreeDump;

/// The stages of a file as text, as far as it gets: the tree of a file with errors, all four of a good
/// one.
///
/// @param text the stages asked for, each below a line `==== ast`, in the order in which they run
/// @param diagnostics all faults found on the way
public record StageDump(String text, List<Diagnostic> diagnostics) {
    public StageDump {
        diagnostics = List.copyOf(diagnostics);
    }

    /// Runs the compiler over a file and writes down what the wanted stages give.
    public static StageDump of(Path file, Set<Stage> wanted) {
        var diagnostics = new Diagnostics();
        var text = new StringBuilder();
        var loaded = ModuleLoader.load(file, diagnostics);
        loaded.ifPresent(modules -> {
            if (wanted.contains(Stage.AST)) {
                append(Stage.AST, TreeDump.of(modules.root()), text);
            }
        });
        if (wanted.equals(EnumSet.of(Stage.AST))) {
            return new StageDump(text.toString(), diagnostics.sorted());
        }
        var checked = loaded.flatMap(modules -> Checker.check(modules, diagnostics));
        if (checked.isPresent() && !diagnostics.hasErrors()) {
            if (wanted.contains(Stage.MODEL)) {
                append(Stage.MODEL, ModelDump.of(checked.get()), text);
            }
            checked.get()
                    .problem()
                    .ifPresentOrElse(
                            problem -> problem(problem, wanted, text, diagnostics),
                            () -> library(checked.get(), wanted, text, diagnostics));
        }
        return new StageDump(text.toString(), diagnostics.sorted());
    }

    private static void problem(ProblemModel problem, Set<Stage> wanted, StringBuilder text, Diagnostics diagnostics) {
        var program = ProblemLowering.lower(problem, diagnostics)
                .map(ProblemDifferentiation::differentiate)
                .map(ProblemRewriter::rewrite);
        if (program.isPresent() && wanted.contains(Stage.IR)) {
            append(Stage.IR, ProgramDump.of(program.get()), text);
        }
        if (program.isPresent() && wanted.contains(Stage.JAVA)) {
            append(Stage.JAVA, java(ProblemWriter.write(program.get()).sources()), text);
        }
    }

    private static void library(CheckedFile file, Set<Stage> wanted, StringBuilder text, Diagnostics diagnostics) {
        var programs = new ArrayList<DeviceProgram>();
        for (var device : file.devices().values()) {
            Optional<DeviceProgram> program = DeviceLowering.lower(device, diagnostics)
                    .map(DeviceDifferentiation::differentiate)
                    .map(Rewriter::rewrite);
            program.ifPresent(programs::add);
        }
        if (wanted.contains(Stage.IR)) {
            append(Stage.IR, ProgramDump.of(programs), text);
        }
        if (wanted.contains(Stage.JAVA)) {
            var sources = programs.stream()
                    .map(program -> DeviceWriter.write(program, Pipeline.packageOf(file.name())))
                    .toList();
            append(Stage.JAVA, java(sources), text);
        }
    }

    private static String java(List<GeneratedSource> sources) {
        var text = new StringBuilder();
        sources.forEach(
                source -> text.append("// ").append(source.path()).append('\n').append(source.text()));
        return text.toString();
    }

    private static void append(Stage stage, String content, StringBuilder text) {
        text.append("==== ").append(stage.word()).append('\n').append(content);
    }
}
