package org.gridlang.runtime.record;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.gridlang.runtime.learn.ObservationScale;
import org.gridlang.runtime.learn.PolicySet;
import org.gridlang.runtime.learn.TrainingState;
import org.gridlang.runtime.policy.AgentState;
import org.gridlang.runtime.policy.PolicyBank;
import org.gridlang.runtime.policy.PolicyShape;

/// A checkpoint: the [TrainingState] in binary, most significant byte first, in the order of the methods below,
/// between a magic number with a version and a CRC-32C of all that stands before it.
final class CheckpointFile {
    private static final long MAGIC = 0x47524944_434B5054L; // "GRIDCKPT"
    private static final int VERSION = 3;
    private static final int HEADER_BYTES = Long.BYTES + Integer.BYTES;
    private static final int BUFFER = 1 << 16;
    /// No name or list in a sound file is longer.
    private static final int MOST_ITEMS = 1 << 24;

    private CheckpointFile() {}

    static void write(Path file, TrainingState state) {
        AtomicFile.write(file, out -> {
            var checked = new CheckedOutputStream(out, new CRC32C());
            // Buffered above the checksum, which is slow on single numbers.
            var data = new DataOutputStream(new BufferedOutputStream(checked, BUFFER));
            data.writeLong(MAGIC);
            data.writeInt(VERSION);
            write(data, state);
            data.flush();
            data.writeLong(checked.getChecksum().getValue());
            data.flush();
        });
    }

    static TrainingState read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new RunFolderException(file, "is missing: there is nothing to resume from");
        }
        try {
            check(file);
            try (var data = open(file)) {
                data.skipNBytes(HEADER_BYTES);
                return readState(data);
            }
        } catch (EOFException cut) {
            throw new RunFolderException(file, "is damaged: it ends too early");
        } catch (IllegalArgumentException nonsense) {
            throw new RunFolderException(file, "is damaged: " + nonsense.getMessage());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file + ": " + failure.getMessage(), failure);
        }
    }

    /// Whether the file is a checkpoint of this version, whole and unchanged.
    private static void check(Path file) throws IOException {
        try (var data = open(file)) {
            if (data.readLong() != MAGIC) {
                throw new RunFolderException(file, "is not a checkpoint of Gridlang");
            }
            int version = data.readInt();
            if (version != VERSION) {
                throw new RunFolderException(
                        file, "was written in version " + version + " of the format; this is " + VERSION);
            }
        }
        long left = Files.size(file) - Long.BYTES;
        var sum = new CRC32C();
        var buffer = new byte[BUFFER];
        try (var data = open(file)) {
            while (left > 0) {
                int length = data.read(buffer, 0, (int) Math.min(left, BUFFER));
                if (length < 0) {
                    throw new EOFException();
                }
                sum.update(buffer, 0, length);
                left -= length;
            }
            if (data.readLong() != sum.getValue()) {
                throw new RunFolderException(file, "is damaged: its checksum does not fit");
            }
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    private static void write(DataOutputStream data, TrainingState state) throws IOException {
        data.writeLong(state.seed());
        data.writeInt(state.passes());
        data.writeDouble(state.seconds());
        data.writeLong(state.evaluations());
        write(data, state.current(), true);
        data.writeInt(state.memory().size());
        for (var entry : state.memory().entrySet()) {
            data.writeUTF(entry.getKey());
            write(data, entry.getValue());
        }
        write(data, state.unitPrices());
        data.writeInt(state.multipliers().size());
        for (var sides : state.multipliers()) {
            write(data, sides.above());
            write(data, sides.below());
        }
        write(data, state.best(), false);
        data.writeDouble(state.bestMerit());
        data.writeInt(state.bestPass());
    }

    private static TrainingState readState(DataInputStream data) throws IOException {
        long seed = data.readLong();
        int passes = data.readInt();
        double seconds = data.readDouble();
        long evaluations = data.readLong();
        var current = readPolicies(data, true);
        var memory = new TreeMap<String, double[]>();
        for (int left = count(data); left > 0; left--) {
            memory.put(data.readUTF(), readNumbers(data));
        }
        var unitPrices = readNumbers(data);
        var multipliers = new ArrayList<TrainingState.Sides>();
        for (int left = count(data); left > 0; left--) {
            multipliers.add(new TrainingState.Sides(readNumbers(data), readNumbers(data)));
        }
        var best = readPolicies(data, false);
        return new TrainingState(
                seed,
                passes,
                seconds,
                evaluations,
                current,
                memory,
                unitPrices,
                multipliers,
                best,
                data.readDouble(),
                data.readInt());
    }

    /// @param optimiser whether the optimiser's memory is written too
    private static void write(DataOutputStream data, PolicySet policies, boolean optimiser) throws IOException {
        data.writeInt(policies.entries().size());
        for (var entry : policies.entries()) {
            data.writeUTF(entry.population());
            write(data, entry.features());
            write(data, entry.actions());
            write(data, entry.scale().mean());
            write(data, entry.scale().factor());
            var shape = entry.bank().shape();
            data.writeInt(shape.hidden().size());
            for (int width : shape.hidden()) {
                data.writeInt(width);
            }
            data.writeInt(entry.bank().agents());
            for (int agent = 0; agent < entry.bank().agents(); agent++) {
                var state = entry.bank().state(agent);
                write(data, state.weights());
                if (optimiser) {
                    write(data, state.firstMoment());
                    write(data, state.secondMoment());
                    data.writeInt(state.steps());
                }
            }
        }
    }

    private static PolicySet readPolicies(DataInputStream data, boolean optimiser) throws IOException {
        var entries = new ArrayList<PolicySet.Entry>();
        for (int left = count(data); left > 0; left--) {
            String population = data.readUTF();
            var features = readNames(data);
            var actions = readNames(data);
            var scale = new ObservationScale(readNumbers(data), readNumbers(data));
            var hidden = new ArrayList<Integer>();
            for (int layers = count(data); layers > 0; layers--) {
                hidden.add(data.readInt());
            }
            var bank = new PolicyBank(new PolicyShape(features.size(), hidden, actions.size()), count(data));
            for (int agent = 0; agent < bank.agents(); agent++) {
                var weights = readFloats(data);
                if (optimiser) {
                    bank.restore(agent, new AgentState(weights, readFloats(data), readFloats(data), data.readInt()));
                } else {
                    bank.setWeights(agent, weights);
                }
            }
            entries.add(new PolicySet.Entry(population, features, actions, scale, bank));
        }
        return new PolicySet(entries);
    }

    private static void write(DataOutputStream data, List<String> names) throws IOException {
        data.writeInt(names.size());
        for (var name : names) {
            data.writeUTF(name);
        }
    }

    private static List<String> readNames(DataInputStream data) throws IOException {
        var names = new ArrayList<String>();
        for (int left = count(data); left > 0; left--) {
            names.add(data.readUTF());
        }
        return names;
    }

    private static void write(DataOutputStream data, double[] values) throws IOException {
        data.writeInt(values.length);
        for (double value : values) {
            data.writeDouble(value);
        }
    }

    private static double[] readNumbers(DataInputStream data) throws IOException {
        var values = new double[count(data)];
        for (int index = 0; index < values.length; index++) {
            values[index] = data.readDouble();
        }
        return values;
    }

    private static void write(DataOutputStream data, float[] values) throws IOException {
        data.writeInt(values.length);
        for (float value : values) {
            data.writeFloat(value);
        }
    }

    private static float[] readFloats(DataInputStream data) throws IOException {
        var values = new float[count(data)];
        for (int index = 0; index < values.length; index++) {
            values[index] = data.readFloat();
        }
        return values;
    }

    private static int count(DataInputStream data) throws IOException {
        int count = data.readInt();
        if (count < 0 || count > MOST_ITEMS) {
            throw new IllegalArgumentException("a list of " + count + " items");
        }
        return count;
    }
}
