package org.gridlang.runtime.deploy;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.deploy.Protobuf.Message;

/// One agent's policy as a model of ONNX (Open Neural Network Exchange), for ONNX Runtime and its like:
///
/// | input | shape | | output | shape |
/// |---|---|---|---|---|
/// | `observation` | `[N, features]` double, SI units | | `raw` | `[N, actions]` double in (-1, 1) |
/// | `low`, `high` | `[N, actions]` double, SI units | | `action` | `[N, actions]` double, SI units |
///
/// Scaling and map are part of the model, see [AgentPolicy]. The names of features and actions, the population and the
/// agent are in its metadata. Field numbers are those of `onnx.proto3`, IR version 8, operators of version 13.
public final class OnnxModel {
    private static final int IR_VERSION = 8;
    private static final int OPERATORS = 13;
    private static final int FLOAT = 1;
    private static final int DOUBLE = 11;
    private static final int INTEGER_ATTRIBUTE = 2;

    private final AgentPolicy policy;
    private final List<Message> nodes = new ArrayList<>();
    private final List<Message> constants = new ArrayList<>();

    private OnnxModel(AgentPolicy policy) {
        this.policy = policy;
    }

    /// The content of a `.onnx` file.
    public static byte[] of(AgentPolicy policy) {
        return new OnnxModel(policy).model().bytes().toByteArray();
    }

    private Message model() {
        var model = new Message()
                .number(1, IR_VERSION)
                .text(2, "gridlang")
                .message(7, graph())
                .message(8, new Message().number(2, OPERATORS));
        metadata(model, "agent", policy.name());
        metadata(model, "features", String.join("\n", policy.features()));
        metadata(model, "actions", String.join("\n", policy.actions()));
        return model;
    }

    private static void metadata(Message model, String key, String value) {
        model.message(14, new Message().text(1, key).text(2, value));
    }

    private Message graph() {
        constant("mean", policy.scale().mean());
        constant("factor", policy.scale().factor());
        node("Sub", "centred", "observation", "mean");
        node("Mul", "scaled", "centred", "factor");
        nodes.add(cast("scaled", "layer0", FLOAT));
        network();
        constant("one", new double[] {1});
        constant("half", new double[] {0.5});
        node("Add", "above", "raw", "one");
        node("Mul", "share", "above", "half");
        node("Sub", "range", "high", "low");
        node("Mul", "part", "share", "range");
        node("Add", "action", "low", "part");
        var graph = new Message();
        nodes.forEach(each -> graph.message(1, each));
        graph.text(2, policy.name());
        constants.forEach(each -> graph.message(5, each));
        int features = policy.features().size();
        int actions = policy.actions().size();
        return graph.message(11, value("observation", features))
                .message(11, value("low", actions))
                .message(11, value("high", actions))
                .message(12, value("action", actions))
                .message(12, value("raw", actions));
    }

    /// From `layer0` to `raw`.
    private void network() {
        var shape = policy.shape();
        float[] weights = policy.weights();
        int next = 0;
        for (int layer = 0; layer < shape.layers(); layer++) {
            int inputs = shape.layerInputs(layer);
            int outputs = shape.layerOutputs(layer);
            constant("weights" + layer, List.of(inputs, outputs), weights, next);
            next += inputs * outputs;
            constant("biases" + layer, List.of(outputs), weights, next);
            next += outputs;
            node("Gemm", "sum" + layer, "layer" + layer, "weights" + layer, "biases" + layer);
            node("Tanh", "layer" + (layer + 1), "sum" + layer);
        }
        nodes.add(cast("layer" + shape.layers(), "raw", DOUBLE));
    }

    private void node(String operator, String output, String... inputs) {
        nodes.add(nodeMessage(operator, output, inputs));
    }

    private static Message nodeMessage(String operator, String output, String... inputs) {
        var node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(3, output).text(4, operator);
    }

    private static Message cast(String input, String output, int type) {
        return nodeMessage("Cast", output, input)
                .message(5, new Message().text(1, "to").number(3, type).number(20, INTEGER_ATTRIBUTE));
    }

    private void constant(String name, double[] values) {
        var bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        constants.add(tensor(name, List.of(values.length), DOUBLE, bytes));
    }

    private void constant(String name, List<Integer> shape, float[] values, int start) {
        int count = shape.stream().reduce(1, Math::multiplyExact);
        var bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values, start, count);
        constants.add(tensor(name, shape, FLOAT, bytes));
    }

    private static Message tensor(String name, List<Integer> shape, int type, ByteBuffer bytes) {
        var tensor = new Message();
        shape.forEach(length -> tensor.number(1, length));
        return tensor.number(2, type).text(8, name).bytes(9, ByteString.copyFrom(bytes));
    }

    /// An input or output, a row for each sample.
    private static Message value(String name, int columns) {
        var shape = new Message().message(1, new Message().text(2, "N")).message(1, new Message().number(1, columns));
        var tensor = new Message().number(1, DOUBLE).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }
}
