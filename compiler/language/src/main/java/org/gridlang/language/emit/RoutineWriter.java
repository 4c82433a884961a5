package org.gridlang.language.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Invariance;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.Routine;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;

/// Writes the body of one method of a device: numbers that are the same for all days first, then one loop over
/// lanes that loads, computes and stores. Values get a variable where they have a name, are used twice, or
/// would make a line too long.
final class RoutineWriter {
    private static final ClassName DOUBLE_VECTOR = ClassName.get("jdk.incubator.vector", "DoubleVector");

    private final Graph graph;
    private final Routine routine;
    private final Invariance invariance;
    private final BitSet needed;
    private final Variables variables;
    private final NameAllocator names = new NameAllocator();
    private final Map<Storage, String> arrays = new HashMap<>();
    private final Map<Storage, String> offsets = new HashMap<>();
    private final Map<Integer, String> inputOffsets = new HashMap<>();

    RoutineWriter(Graph graph, Routine routine) {
        this.graph = graph;
        this.routine = routine;
        this.invariance = new Invariance(graph);
        this.needed = graph.reachable(routine.roots());
        this.variables = new Variables(graph, needed, routine.roots(), this::isBoundary, slot -> true, names);
    }

    /// A number that a vector operation reads is computed outside of the loop.
    private boolean isBoundary(int operand, int user) {
        return invariance.of(operand) && !invariance.of(user);
    }

    CodeBlock write() {
        reserve();
        var body = CodeBlock.builder();
        body.addStatement("int lanes = frame.lanes");
        writeArrays(body);
        var comments = new LineComments(graph.size() == 0 ? "" : file());
        writeInvariants(body, comments);
        body.beginControlFlow("for (int lane = 0; lane < lanes; lane += SPECIES.length())");
        writeLoads(body);
        comments.restart();
        for (int number = needed.nextSetBit(0); number >= 0; number = needed.nextSetBit(number + 1)) {
            boolean isRead = graph.node(number) instanceof Node.Read;
            if (!isRead && !invariance.of(number) && variables.has(number)) {
                comments.write(graph.origin(number), body);
                body.addStatement(
                        "$T $L = $L",
                        DOUBLE_VECTOR,
                        variables.declare(number),
                        expression(number).code());
            }
        }
        routine.stores().forEach(store -> {
            comments.write(store.origin(), body);
            writeStore(store, body);
        });
        return body.endControlFlow().build();
    }

    private String file() {
        return routine.stores().isEmpty()
                ? ""
                : routine.stores().getFirst().origin().file();
    }

    private void reserve() {
        for (var word : new String[] {"frame", "lanes", "lane", "SPECIES", "SHAPE", "vector"}) {
            names.newName(word);
        }
        for (var storage : usedStorages()) {
            if (storage == Storage.INPUT) {
                arrays.put(storage, names.newName("series"));
            } else {
                arrays.put(storage, names.newName(FrameFields.array(storage)));
                offsets.put(storage, names.newName(FrameFields.offset(storage)));
            }
        }
    }

    private Set<Storage> usedStorages() {
        var used = new LinkedHashSet<Storage>();
        for (var storage : Storage.values()) {
            boolean isRead = needed.stream()
                    .anyMatch(number -> graph.node(number) instanceof Node.Read(Slot.Cell(Storage read, int index))
                            && read == storage);
            boolean isWritten =
                    routine.stores().stream().anyMatch(store -> store.target().storage() == storage);
            if (isRead || isWritten) {
                used.add(storage);
            }
        }
        return used;
    }

    private void writeArrays(CodeBlock.Builder body) {
        for (var storage : usedStorages()) {
            var field = storage == Storage.INPUT ? "series" : FrameFields.array(storage);
            body.addStatement("double[] $L = frame.$L", arrays.get(storage), field);
            if (storage != Storage.INPUT) {
                body.addStatement("int $L = frame.$L", offsets.get(storage), FrameFields.offset(storage));
            }
        }
        for (int number = needed.nextSetBit(0); number >= 0; number = needed.nextSetBit(number + 1)) {
            if (graph.node(number) instanceof Node.Read(Slot.Cell(Storage storage, int index))
                    && storage == Storage.INPUT) {
                var name = names.newName(JavaNames.variable(graph.name(number).orElse("input" + index)) + "At");
                inputOffsets.put(index, name);
                body.addStatement("int $L = frame.inputAt[$L]", name, index);
            }
        }
    }

    private void writeInvariants(CodeBlock.Builder body, LineComments comments) {
        for (int number = needed.nextSetBit(0); number >= 0; number = needed.nextSetBit(number + 1)) {
            if (!invariance.of(number) || !variables.has(number)) {
                continue;
            }
            switch (graph.node(number)) {
                case Node.Read(Slot.Cell(Storage storage, int index)) ->
                    body.addStatement(
                            "double $L = $L[$L]",
                            variables.declare(number),
                            array(storage),
                            index == 0 ? offset(storage) : offset(storage) + " + " + index);
                case Node.Read read -> body.addStatement("double $L = frame.dt", variables.declare(number));
                default -> {
                    comments.write(graph.origin(number), body);
                    body.addStatement(
                            "double $L = $L",
                            variables.declare(number),
                            expression(number).code());
                }
            }
        }
    }

    private void writeLoads(CodeBlock.Builder body) {
        for (int number = needed.nextSetBit(0); number >= 0; number = needed.nextSetBit(number + 1)) {
            if (graph.node(number) instanceof Node.Read(Slot.Cell cell) && cell.storage() != Storage.PARAMETER) {
                body.addStatement(
                        "$T $L = $T.fromArray(SPECIES, $L, $L)",
                        DOUBLE_VECTOR,
                        variables.declare(number),
                        DOUBLE_VECTOR,
                        array(cell.storage()),
                        position(cell));
            }
        }
    }

    private void writeStore(Routine.Store store, CodeBlock.Builder body) {
        var value = operand(store.value());
        var cell = store.target();
        if (store.accumulate()) {
            body.addStatement(
                    "$T.fromArray(SPECIES, $L, $L).add($L).intoArray($L, $L)",
                    DOUBLE_VECTOR,
                    array(cell.storage()),
                    position(cell),
                    value.code(),
                    array(cell.storage()),
                    position(cell));
        } else {
            body.addStatement(
                    "$L.intoArray($L, $L)", ExpressionWriter.spread(value), array(cell.storage()), position(cell));
        }
    }

    private String position(Slot.Cell cell) {
        if (cell.storage() == Storage.INPUT) {
            return inputOffsets.get(cell.index()) + " + lane";
        }
        return switch (cell.index()) {
            case 0 -> offset(cell.storage()) + " + lane";
            case 1 -> offset(cell.storage()) + " + lanes + lane";
            default -> offset(cell.storage()) + " + " + cell.index() + " * lanes + lane";
        };
    }

    private String array(Storage storage) {
        return Objects.requireNonNull(arrays.get(storage));
    }

    private String offset(Storage storage) {
        return Objects.requireNonNull(offsets.get(storage));
    }

    private Emitted expression(int number) {
        return ExpressionWriter.write(graph.node(number), this::operand);
    }

    private Emitted operand(int number) {
        var variable = variables.name(number);
        return variable.isPresent()
                ? Emitted.atom(CodeBlock.of("$L", variable.get()), !invariance.of(number))
                : expression(number);
    }
}
