package org.gridlang.language.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.gridlang.language.ir.ProblemProgram;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.model.Symbol;
import org.gridlang.runtime.data.SeriesColumn;
import org.gridlang.runtime.data.table.DataTables;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.problem.Candidate;
import org.gridlang.runtime.problem.Constraint;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Population;
import org.gridlang.runtime.problem.Problem;
import org.gridlang.runtime.problem.ProblemData;
import org.gridlang.runtime.problem.Regulation;
import org.gridlang.runtime.problem.TimeGrid;

/// Writes a problem: its class, the classes of its devices, and the data that stand beside them.
public final class ProblemWriter {
    private static final String[] METHODS = {
        "name",
        "seed",
        "time",
        "network",
        "series",
        "populations",
        "constraints",
        "loadPower",
        "networkCost",
        "experiments",
        "evaluations",
        "DATA",
        "TABLES"
    };

    private final ProblemProgram problem;
    private final String packageName;
    private final String className;
    private final NameAllocator methods = new NameAllocator();

    private ProblemWriter(ProblemProgram problem) {
        this.problem = problem;
        this.packageName = JavaNames.packageOf(problem.name());
        var wanted = JavaNames.type(problem.name());
        boolean clashes = problem.devices().stream()
                .anyMatch(device -> device.shape().name().equals(wanted));
        this.className = clashes ? wanted + "Problem" : wanted;
        for (var method : METHODS) {
            methods.newName(method);
        }
        generated().forEach(each -> methods.newName(each.name(), each.name()));
    }

    public static GeneratedProblem write(ProblemProgram problem) {
        return new ProblemWriter(problem).write();
    }

    /// All series that have a method.
    private List<ProblemProgram.Column.Generated> generated() {
        var all = new ArrayList<ProblemProgram.Column.Generated>();
        for (var column : problem.columns()) {
            if (column instanceof ProblemProgram.Column.Generated each) {
                all.add(each);
            }
        }
        all.addAll(problem.unbound());
        return all;
    }

    private GeneratedProblem write() {
        var sources = new ArrayList<GeneratedSource>();
        var text = JavaFile.builder(packageName, type())
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString();
        sources.add(new GeneratedSource(packageName + "." + className, text));
        problem.devices().forEach(device -> sources.add(DeviceWriter.write(device, packageName)));
        var resources = new ArrayList<GeneratedProblem.Resource>();
        resources.add(new GeneratedProblem.Resource(dataName(), data().toBytes()));
        if (!problem.data().isEmpty()) {
            resources.add(new GeneratedProblem.Resource(
                    tablesName(className), problem.data().toBytes()));
        }
        return new GeneratedProblem(packageName + "." + className, sources, resources);
    }

    private String dataName() {
        return className + ".json";
    }

    /// The file of the tables beside a class.
    static String tablesName(String className) {
        return className + ".tables";
    }

    /// `private static final DataTables TABLES = DataTables.beside(Feeder.class, "Feeder.tables");`
    static FieldSpec tables(String className) {
        return FieldSpec.builder(DataTables.class, "TABLES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.beside($L.class, $S)", DataTables.class, className, tablesName(className))
                .build();
    }

    private ProblemData data() {
        var candidates = new LinkedHashMap<String, List<Candidate>>();
        problem.populations().forEach(each -> candidates.put(each.name(), each.candidates()));
        var rows = new LinkedHashMap<String, List<Constraint.Row>>();
        problem.constraints().forEach(each -> rows.put(each.name(), each.rows()));
        return new ProblemData(problem.network(), candidates, rows);
    }

    /// Nothing where regulators are locked, as they are by default.
    private List<MethodSpec> regulation() {
        return switch (problem.regulation()) {
            case Regulation.Locked locked -> List.of();
            case Regulation.Smooth smooth ->
                List.of(overriding("regulation")
                        .returns(Regulation.class)
                        .addStatement("return new $T($L)", Regulation.Smooth.class, smooth.gain())
                        .build());
            case Regulation.Active active ->
                List.of(overriding("regulation")
                        .returns(Regulation.class)
                        .addStatement("return $T.ACTIVE", Regulation.class)
                        .build());
        };
    }

    private TypeSpec type() {
        var origin = problem.origin();
        var place = "Compiled from " + origin.file() + ". Comments give the lines of that file.";
        var documentation = problem.documentation().isBlank()
                ? place
                : problem.documentation().strip() + "\n\n" + place;
        var series = new SeriesWriter(methods);
        var type = TypeSpec.classBuilder(className)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(Problem.class)
                .addJavadoc("$L", documentation.replace("*/", "*&#47;"))
                .addField(
                        FieldSpec.builder(ProblemData.class, "DATA", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                                .initializer("$T.beside($L.class, $S)", ProblemData.class, className, dataName())
                                .build())
                .addMethod(overriding("name")
                        .returns(String.class)
                        .addStatement("return $S", problem.name())
                        .build())
                .addMethod(overriding("seed")
                        .returns(long.class)
                        .addStatement("return $LL", problem.seed())
                        .build())
                .addMethod(overriding("time")
                        .returns(TimeGrid.class)
                        .addStatement("return $L", ExperimentWriter.time(problem.time()))
                        .build())
                .addMethod(overriding("network")
                        .returns(NetworkModel.class)
                        .addStatement("return DATA.network()")
                        .build())
                .addMethods(regulation())
                .addMethod(listing(
                        "series",
                        SeriesColumn.class,
                        problem.columns().stream().map(this::column).toList()))
                .addMethod(series.loadPower(problem.loadPower(), origin.file()))
                .addMethod(listing("populations", Population.class, populations()))
                .addMethod(listing(
                        "constraints",
                        Constraint.class,
                        problem.constraints().stream()
                                .map(ExperimentWriter::constraint)
                                .toList()))
                .addMethod(networkCost())
                .addMethod(listing(
                        "experiments",
                        Experiment.class,
                        problem.experiments().stream()
                                .map(ExperimentWriter::experiment)
                                .toList()))
                .addMethod(listing(
                        "evaluations",
                        Evaluation.class,
                        problem.evaluations().stream()
                                .map(ExperimentWriter::evaluation)
                                .toList()));
        if (!problem.data().isEmpty()) {
            type.addField(tables(className));
        }
        generated().forEach(each -> type.addMethod(series.series(each.name(), each.origin(), each.formula())));
        for (var population : problem.populations()) {
            type.addType(PopulationWriter.write(population, deviceName(population)));
        }
        return type.build();
    }

    private ClassName deviceName(ProblemProgram.Population population) {
        return ClassName.get(
                packageName, problem.devices().get(population.device()).shape().name());
    }

    private static MethodSpec.Builder overriding(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    /// A method that returns a list of what these expressions give, one on each line.
    private static MethodSpec listing(String name, Class<?> element, List<CodeBlock> items) {
        var list = items.stream().collect(CodeBlock.joining(",\n"));
        return overriding(name)
                .returns(ParameterizedTypeName.get(List.class, element))
                .addStatement("return $T.of(\n$L)", List.class, list)
                .build();
    }

    private CodeBlock column(ProblemProgram.Column column) {
        return switch (column) {
            case ProblemProgram.Column.Generated generated -> generated(generated, className, methods);
            case ProblemProgram.Column.Derived(SeriesColumn.View view) ->
                CodeBlock.of(
                        "new $T($S, $L, $T.$L, $L$L)",
                        SeriesColumn.View.class,
                        view.name(),
                        view.column(),
                        SeriesColumn.Kind.class,
                        view.kind().name(),
                        view.steps(),
                        view.width() == 1 ? "" : ", " + view.width());
            case ProblemProgram.Column.Derived(SeriesColumn.Keyed keyed) ->
                throw new IllegalStateException("emit: series " + keyed.name() + " has no formula");
            case ProblemProgram.Column.Derived(SeriesColumn.Clock clock) ->
                CodeBlock.of(
                        "new $T($S, $T.$L)",
                        SeriesColumn.Clock.class,
                        clock.name(),
                        SeriesColumn.Reading.class,
                        clock.reading().name());
            case ProblemProgram.Column.Derived(SeriesColumn.Generated generated) ->
                throw new IllegalStateException("emit: series " + generated.name() + " has no formula");
        };
    }

    /// A column of a series, or as many as it has keys.
    static CodeBlock generated(ProblemProgram.Column.Generated series, String className, NameAllocator methods) {
        var method = methods.get(series.name());
        return series.keys().isPresent()
                ? CodeBlock.of(
                        "new $T($S, $L, $L::$L)",
                        SeriesColumn.Keyed.class,
                        series.name(),
                        series.width(),
                        className,
                        method)
                : CodeBlock.of("new $T($S, $L::$L)", SeriesColumn.Generated.class, series.name(), className, method);
    }

    private List<CodeBlock> populations() {
        return problem.populations().stream()
                .map(each -> CodeBlock.of("new $L()", PopulationWriter.className(each)))
                .toList();
    }

    private MethodSpec networkCost() {
        var cost = problem.networkCost();
        var names = new NameAllocator();
        for (var word : new String[] {"series", "sourceP", "sourceQ", "losses", "gradient"}) {
            names.newName(word);
        }
        var comments = new LineComments(problem.origin().file());
        var writer = new FormulaWriter(cost.graph(), cost.roots(), names, ProblemWriter::readCost, comments);
        var body = CodeBlock.builder();
        writer.writeStatements(body);
        comments.write(cost.graph().origin(cost.value()), body);
        body.addStatement("gradient[0] = $L", writer.value(cost.perSourceActive()));
        body.addStatement("gradient[1] = $L", writer.value(cost.perSourceReactive()));
        body.addStatement("gradient[2] = $L", writer.value(cost.perLosses()));
        body.addStatement("return $L", writer.value(cost.value()));
        return overriding("networkCost")
                .returns(double.class)
                .addParameter(double[].class, "series")
                .addParameter(double.class, "sourceP")
                .addParameter(double.class, "sourceQ")
                .addParameter(double.class, "losses")
                .addParameter(double[].class, "gradient")
                .addCode(body.build())
                .build();
    }

    private static CodeBlock readCost(Slot slot) {
        return switch (slot) {
            case Slot.Column(int index) -> CodeBlock.of("series[$L]", index);
            case Slot.Network(Symbol.Quantity quantity) ->
                CodeBlock.of(
                        "$L",
                        switch (quantity) {
                            case SOURCE_ACTIVE -> "sourceP";
                            case SOURCE_REACTIVE -> "sourceQ";
                            case LOSSES -> "losses";
                        });
            default -> throw new IllegalStateException("emit: the objective does not read " + slot);
        };
    }
}
