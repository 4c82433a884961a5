package org.gridlang.runtime.deploy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Policies of one population as arrays of NumPy, `batteries.npz`:
///
/// ```
/// p = numpy.load("batteries.npz")
/// x = ((observation - p["mean"]) * p["factor"]).astype("float32")
/// for layer in range(3):
///     x = numpy.tanh(x @ p[f"weights_{layer}"][i] + p[f"biases_{layer}"][i])        # i: which of the agents
/// ```
///
/// | array | shape | |
/// |---|---|---|
/// | `agent` | `[agents]` | number in the population |
/// | `features`, `actions` | `[features]`, `[actions]` | names |
/// | `mean`, `factor` | `[features]` double | of the observations, SI units |
/// | `weights_0` ... | `[agents, inputs, outputs]` float | |
/// | `biases_0` ... | `[agents, outputs]` float | |
///
/// The format of an array is version 1.0 of NumPy's own (`numpy.lib.format`), little-endian; an archive is a zip file
/// of them. Its entries bear no time, so equal policies give equal files.
public final class NumpyArchive {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    /// The header ends where a multiple of this does.
    private static final int ALIGNMENT = 64;

    private final ZipOutputStream out;

    private NumpyArchive(ZipOutputStream out) {
        this.out = out;
    }

    /// Writes agents of one population.
    public static void write(List<AgentPolicy> agents, OutputStream to) throws IOException {
        var first = agents.getFirst();
        var zip = new ZipOutputStream(to);
        var archive = new NumpyArchive(zip);
        int[] numbers = agents.stream().mapToInt(AgentPolicy::agent).toArray();
        var bytes = bytes(numbers.length * Integer.BYTES);
        bytes.asIntBuffer().put(numbers);
        archive.array("agent", "<i4", bytes, numbers.length);
        archive.texts("features", first.features());
        archive.texts("actions", first.actions());
        archive.doubles("mean", first.scale().mean());
        archive.doubles("factor", first.scale().factor());
        archive.layers(agents);
        zip.finish();
    }

    private void layers(List<AgentPolicy> agents) throws IOException {
        var shape = agents.getFirst().shape();
        int start = 0;
        for (int layer = 0; layer < shape.layers(); layer++) {
            int inputs = shape.layerInputs(layer);
            int outputs = shape.layerOutputs(layer);
            parts("weights_" + layer, agents, start, agents.size(), inputs, outputs);
            start += inputs * outputs;
            parts("biases_" + layer, agents, start, agents.size(), outputs);
            start += outputs;
        }
    }

    /// The same part of the weights of each agent.
    private void parts(String name, List<AgentPolicy> agents, int start, int... shape) throws IOException {
        int all = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        var bytes = bytes(Math.multiplyExact(all, Float.BYTES));
        var floats = bytes.asFloatBuffer();
        for (AgentPolicy agent : agents) {
            floats.put(agent.weights(), start, all / agents.size());
        }
        array(name, "<f4", bytes, shape);
    }

    private void doubles(String name, double[] values) throws IOException {
        var bytes = bytes(values.length * Double.BYTES);
        bytes.asDoubleBuffer().put(values);
        array(name, "<f8", bytes, values.length);
    }

    /// Texts of one length, in code points of four bytes, filled up with zeros.
    private void texts(String name, List<String> texts) throws IOException {
        int length = texts.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .max()
                .orElse(0);
        var bytes = bytes(Math.max(1, length) * texts.size() * Integer.BYTES);
        for (int index = 0; index < texts.size(); index++) {
            var points = texts.get(index).codePoints().toArray();
            bytes.asIntBuffer().put(index * Math.max(1, length), points);
        }
        array(name, "<U" + Math.max(1, length), bytes, texts.size());
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void array(String name, String type, ByteBuffer content, int... shape) throws IOException {
        var entry = new ZipEntry(name + ".npy");
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(MAGIC);
        String lengths = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
                .formatted(type, lengths, shape.length == 1 ? "," : "");
        int used = MAGIC.length + Short.BYTES + header.length() + 1;
        String padded = header + " ".repeat((ALIGNMENT - used % ALIGNMENT) % ALIGNMENT) + "\n";
        out.write(padded.length() & 0xff);
        out.write(padded.length() >> 8);
        out.write(padded.getBytes(StandardCharsets.US_ASCII));
        Channels.newChannel(out).write(content);
        out.closeEntry();
    }
}
