package org.gridlang.runtime.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.gridlang.runtime.learn.ObservationScale;
import org.gridlang.runtime.learn.PolicySet;
import org.gridlang.runtime.policy.PolicyBank;
import org.gridlang.runtime.policy.PolicyShape;

/// Policies on disk, in a form that any program can read: for each population a header `NAME.json` and the
/// weights
/// `NAME.f32`, and `index.json` with the names in order.
///
/// `NAME.f32` holds 32-bit IEEE numbers, least significant byte first, agent after agent; for each agent, layer
/// by layer: for each input the weights to all outputs, then the biases of the outputs. An agent acts by
///
/// ```
/// x = (observation - mean) * factor        feature by feature, from the header
/// a = tanh(W3' tanh(W2' tanh(W1' x + b1) + b2) + b3)        each component in [-1, 1]
/// ```
///
/// which the device maps onto its feasible range. Nothing depends on the machine that wrote it.
final class PolicyFiles {
    private static final String FORMAT = "gridlang-policies";
    private static final int VERSION = 1;
    private static final String INDEX = "index.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private PolicyFiles() {}

    /// Contents of `index.json`.
    record Index(String format, int version, List<String> populations) {}

    /// Contents of a header.
    record Header(
            String population,
            int agents,
            List<String> observations,
            List<String> actions,
            List<Integer> hidden,
            String activation,
            double[] observationMean,
            double[] observationFactor,
            String order,
            String sha256) {}

    static void write(Path folder, PolicySet policies) {
        try {
            Files.createDirectories(folder);
            for (var entry : policies.entries()) {
                byte[] weights = weights(entry.bank());
                AtomicFile.write(folder.resolve(entry.population() + ".f32"), out -> out.write(weights));
                var header = new Header(
                        entry.population(),
                        entry.bank().agents(),
                        entry.features(),
                        entry.actions(),
                        entry.bank().shape().hidden(),
                        "tanh",
                        entry.scale().mean(),
                        entry.scale().factor(),
                        "agent, layer, input, output; then the layer's biases",
                        hash(weights));
                AtomicFile.write(folder.resolve(entry.population() + ".json"), JSON.writeValueAsString(header) + "\n");
            }
            var names =
                    policies.entries().stream().map(PolicySet.Entry::population).toList();
            AtomicFile.write(folder.resolve(INDEX), JSON.writeValueAsString(new Index(FORMAT, VERSION, names)) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "cannot write policies into " + folder + ": " + failure.getMessage(), failure);
        }
    }

    static PolicySet read(Path folder) {
        var index = parse(folder.resolve(INDEX), Index.class);
        if (!FORMAT.equals(index.format()) || index.version() != VERSION) {
            throw new RunFolderException(folder.resolve(INDEX), "is not of format " + FORMAT + " version " + VERSION);
        }
        var entries = new ArrayList<PolicySet.Entry>();
        for (var name : index.populations()) {
            entries.add(entry(folder, name));
        }
        return new PolicySet(entries);
    }

    private static PolicySet.Entry entry(Path folder, String name) {
        var header = parse(folder.resolve(name + ".json"), Header.class);
        var file = folder.resolve(name + ".f32");
        try {
            var shape = new PolicyShape(
                    header.observations().size(),
                    header.hidden(),
                    header.actions().size());
            byte[] bytes = Files.readAllBytes(file);
            long expected = (long) header.agents() * shape.weightCount() * Float.BYTES;
            if (bytes.length != expected) {
                throw new RunFolderException(
                        file, "is damaged: " + bytes.length + " bytes where the header says " + expected);
            }
            if (!hash(bytes).equals(header.sha256())) {
                throw new RunFolderException(file, "is damaged: its hash is not the one in the header");
            }
            var bank = new PolicyBank(shape, header.agents());
            var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            for (int agent = 0; agent < header.agents(); agent++) {
                var weights = new float[shape.weightCount()];
                buffer.get(weights);
                bank.setWeights(agent, weights);
            }
            return new PolicySet.Entry(
                    name,
                    header.observations(),
                    header.actions(),
                    new ObservationScale(header.observationMean(), header.observationFactor()),
                    bank);
        } catch (IllegalArgumentException misfit) {
            throw new RunFolderException(folder.resolve(name + ".json"), "is damaged: " + misfit.getMessage());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file + ": " + failure.getMessage(), failure);
        }
    }

    private static <T> T parse(Path file, Class<T> type) {
        if (!Files.isRegularFile(file)) {
            throw new RunFolderException(file, "is missing");
        }
        try {
            return JSON.readValue(file.toFile(), type);
        } catch (JsonProcessingException damaged) {
            throw new RunFolderException(file, "is damaged: " + damaged.getOriginalMessage());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file + ": " + failure.getMessage(), failure);
        }
    }

    private static byte[] weights(PolicyBank bank) {
        int each = bank.shape().weightCount();
        var bytes = ByteBuffer.allocate(Math.multiplyExact(Math.multiplyExact(bank.agents(), each), Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        var floats = bytes.asFloatBuffer();
        for (int agent = 0; agent < bank.agents(); agent++) {
            floats.put(bank.weights(agent));
        }
        return bytes.array();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
