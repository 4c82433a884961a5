package org.gridlang.runtime.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// One agent's policy as C that needs nothing, not even the mathematical library: a header and a source file, which
/// any compiler for C99 takes.
///
/// ```
/// void batteries_3_raw(const double observation[8], double raw[1]);
/// void batteries_3(const double observation[8], const double low[1], const double high[1], double action[1]);
/// ```
///
/// See [AgentPolicy] for what they compute. Nothing is allocated, and no state is kept.
///
/// @param name of the functions and files, `batteries_3`
/// @param header the content of `batteries_3.h`
/// @param source the content of `batteries_3.c`
public record CSource(String name, String header, String source) {
    private static final int NUMBERS_A_LINE = 6;

    /// The two files of an agent.
    public static CSource of(AgentPolicy policy) {
        String name = policy.population() + "_" + policy.agent();
        return new CSource(name, header(policy, name), source(policy, name));
    }

    private static String header(AgentPolicy policy, String name) {
        String guard = name.toUpperCase(Locale.ROOT) + "_H";
        var text = new StringBuilder("/* Agent " + policy.name() + ", a policy trained by Gridlang.\n *\n");
        text.append(" * observation, SI units:\n");
        list(text, policy.features());
        text.append(
                " * raw, in (-1, 1), and action, SI units, from low to high, what the device can do in this step:\n");
        list(text, policy.actions());
        text.append(" */\n#ifndef " + guard + "\n#define " + guard + "\n\n");
        text.append(signatureOfRaw(policy, name)).append(";\n");
        text.append(signature(policy, name)).append(";\n\n#endif\n");
        return text.toString();
    }

    private static void list(StringBuilder text, List<String> names) {
        for (int index = 0; index < names.size(); index++) {
            text.append(" *   ")
                    .append(index)
                    .append("  ")
                    .append(names.get(index).replace("*/", "* /"));
            text.append('\n');
        }
    }

    private static String signatureOfRaw(AgentPolicy policy, String name) {
        return "void %s_raw(const double observation[%d], double raw[%d])"
                .formatted(name, policy.features().size(), policy.actions().size());
    }

    private static String signature(AgentPolicy policy, String name) {
        int actions = policy.actions().size();
        return "void %s(const double observation[%d], const double low[%d], const double high[%d], double action[%d])"
                .formatted(name, policy.features().size(), actions, actions, actions);
    }

    private static String source(AgentPolicy policy, String name) {
        var shape = policy.shape();
        int features = policy.features().size();
        int actions = policy.actions().size();
        var text = new StringBuilder("#include \"" + name + ".h\"\n\n");
        array(text, "double", "mean", numbers(policy.scale().mean()));
        array(text, "double", "factor", numbers(policy.scale().factor()));
        float[] weights = policy.weights();
        int next = 0;
        for (int layer = 0; layer < shape.layers(); layer++) {
            int inputs = shape.layerInputs(layer);
            int outputs = shape.layerOutputs(layer);
            array(text, "float", "weights_" + layer, numbers(weights, next, inputs * outputs));
            next += inputs * outputs;
            array(text, "float", "biases_" + layer, numbers(weights, next, outputs));
            next += outputs;
        }
        text.append(TANH).append(LAYER);
        text.append(signatureOfRaw(policy, name))
                .append(" {\n    float x0[")
                .append(features)
                .append("];\n");
        for (int layer = 0; layer < shape.layers(); layer++) {
            text.append("    float x%d[%d];\n".formatted(layer + 1, shape.layerOutputs(layer)));
        }
        text.append(
                "    int i;\n    for (i = 0; i < %d; i++) x0[i] = (float)((observation[i] - mean[i]) * factor[i]);\n"
                        .formatted(features));
        for (int layer = 0; layer < shape.layers(); layer++) {
            text.append("    layer(x%d, %d, weights_%d, biases_%d, x%d, %d);\n"
                    .formatted(layer, shape.layerInputs(layer), layer, layer, layer + 1, shape.layerOutputs(layer)));
        }
        text.append("    for (i = 0; i < %d; i++) raw[i] = (double)x%d[i];\n}\n\n".formatted(actions, shape.layers()));
        text.append(signature(policy, name))
                .append(" {\n    double raw[")
                .append(actions)
                .append("];\n    int i;\n");
        text.append("    %s_raw(observation, raw);\n".formatted(name));
        text.append("    for (i = 0; i < %d; i++) action[i] = low[i] + (raw[i] + 1.0) * 0.5 * (high[i] - low[i]);\n}\n"
                .formatted(actions));
        return text.toString();
    }

    /// The hyperbolic tangent that the policy was trained with, see `RationalTanh`: off by less than 4e-7.
    private static final String TANH = """
            static float tangent(float x) {
                float s, p, q;
                if (x > 7.9f) x = 7.9f;
                if (x < -7.9f) x = -7.9f;
                s = x * x;
                p = (((1.5489649e-8f * s + 2.2066952e-5f) * s + 0.0035816438f) * s + 0.13452859f) * s + 1.0f;
                q = (((8.623724e-7f * s + 3.427985e-4f) * s + 0.02620234f) * s + 0.4678619f) * s + 1.0f;
                return p * x / q;
            }

            """;

    private static final String LAYER = """
            static void layer(const float *x, int inputs, const float *weights, const float *biases, float *y, int outputs) {
                int i, o;
                for (o = 0; o < outputs; o++) y[o] = biases[o];
                for (i = 0; i < inputs; i++)
                    for (o = 0; o < outputs; o++) y[o] += x[i] * weights[i * outputs + o];
                for (o = 0; o < outputs; o++) y[o] = tangent(y[o]);
            }

            """;

    private static void array(StringBuilder text, String type, String name, List<String> numbers) {
        text.append("static const %s %s[%d] = {\n".formatted(type, name, numbers.size()));
        for (int start = 0; start < numbers.size(); start += NUMBERS_A_LINE) {
            var line = new StringJoiner(", ", "    ", ",\n");
            numbers.subList(start, Math.min(numbers.size(), start + NUMBERS_A_LINE))
                    .forEach(line::add);
            text.append(line);
        }
        text.append("};\n\n");
    }

    private static List<String> numbers(double[] values) {
        var numbers = new ArrayList<String>();
        for (double value : values) {
            numbers.add(Double.toString(value));
        }
        return numbers;
    }

    private static List<String> numbers(float[] values, int start, int count) {
        var numbers = new ArrayList<String>();
        for (int index = start; index < start + count; index++) {
            numbers.add(values[index] + "f");
        }
        return numbers;
    }
}
