package org.gridlang.language.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import javax.lang.model.element.Modifier;
import org.gridlang.language.ir.Formula;
import org.gridlang.language.ir.Origin;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.model.Symbol;
import org.gridlang.runtime.data.SeriesContext;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.problem.LoadAttributes;

/// Writes series as methods of a moment, for example `private static double price(SeriesContext at)`.
final class SeriesWriter {
    private final NameAllocator methods;

    /// @param methods names of the class, in which each series has its own, tagged by the series' name
    SeriesWriter(NameAllocator methods) {
        this.methods = methods;
    }

    MethodSpec series(String name, Origin origin, Formula formula) {
        return MethodSpec.methodBuilder(methods.get(name))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(double.class)
                .addParameter(SeriesContext.class, "at")
                .addCode(FormulaWriter.returning(formula, names(), this::read, origin.file()))
                .build();
    }

    MethodSpec loadPower(Formula formula, String file) {
        return MethodSpec.methodBuilder("loadPower")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(double.class)
                .addParameter(SeriesContext.class, "at")
                .addParameter(Load.class, "load")
                .addCode(FormulaWriter.returning(formula, names(), this::read, file))
                .build();
    }

    private static NameAllocator names() {
        var names = new NameAllocator();
        names.newName("at");
        names.newName("load");
        return names;
    }

    private CodeBlock read(Slot slot) {
        return switch (slot) {
            case Slot.Clock(Symbol.Reading reading) ->
                CodeBlock.of(
                        "at.$L()",
                        switch (reading) {
                            case TIME_OF_DAY -> "timeOfDay";
                            case DAY_OF_YEAR -> "dayOfYear";
                            case WEEKDAY -> "weekday";
                            case WEEKEND -> "weekend";
                        });
            case Slot.OtherSeries(String name) -> CodeBlock.of("$L(at.other($S))", methods.get(name), name);
            case Slot.KeyedSeries(String name, Symbol.Key key) ->
                CodeBlock.of("$L(at.other($S, $L))", methods.get(name), name, key(key));
            case Slot.Data(int table) -> CodeBlock.of("TABLES.value($L, at)", table);
            case Slot.LoadAttribute(Symbol.Attribute attribute) ->
                switch (attribute) {
                    case ACTIVE_POWER -> CodeBlock.of("load.power()");
                    case REACTIVE_POWER -> CodeBlock.of("load.reactivePower()");
                    case POWER_FACTOR -> CodeBlock.of("$T.powerFactor(load)", LoadAttributes.class);
                    case RATED_VOLTAGE -> CodeBlock.of("load.ratedVoltage()");
                    case PHASES -> CodeBlock.of("load.terminals().size()");
                };
            case Slot.Cell cell -> throw outside(cell);
            case Slot.StepLength step -> throw outside(step);
            case Slot.Column column -> throw outside(column);
            case Slot.Network quantity -> throw outside(quantity);
            case Slot.Metric metric -> throw outside(metric);
        };
    }

    private static CodeBlock key(Symbol.Key key) {
        return switch (key) {
            case Symbol.Key.Own own -> CodeBlock.of("at.key()");
            case Symbol.Key.Fixed(int place) -> CodeBlock.of("$L", place);
            case Symbol.Key.OfLoad(String kind) -> CodeBlock.of("TABLES.key($S, load.name())", kind);
        };
    }

    private static IllegalStateException outside(Slot slot) {
        return new IllegalStateException("emit: a series does not read " + slot);
    }
}
