package org.gridlang.runtime.data.table;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Tables as bytes, beside the generated class: axes once each, regular ones as their first edge and step; values
/// as they are.
final class DataTablesFile {
    private static final int MAGIC = 0x47524454;
    private static final int VERSION = 1;

    private DataTablesFile() {}

    static byte[] write(DataTables tables) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeInt(tables.keys().size());
            for (var entry : tables.keys().entrySet()) {
                out.writeUTF(entry.getKey());
                names(out, entry.getValue());
            }
            out.writeInt(tables.tables().size());
            for (var table : tables.tables()) {
                table(out, table);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void names(DataOutputStream out, List<String> names) throws IOException {
        out.writeInt(names.size());
        for (var name : names) {
            out.writeUTF(name);
        }
    }

    private static void table(DataOutputStream out, DataTable table) throws IOException {
        out.writeUTF(table.name());
        names(out, table.keys());
        out.writeUTF(table.between().name());
        out.writeUTF(table.before().name());
        out.writeUTF(table.after().name());
        out.writeUTF(table.zone().getId());
        out.writeInt(table.columns().size());
        var known = new ArrayList<TimeAxis>();
        for (var column : table.columns()) {
            int same = known.isEmpty() || !known.getLast().equals(column.axis()) ? -1 : known.size() - 1;
            out.writeBoolean(same >= 0);
            if (same < 0) {
                known.add(column.axis());
                axis(out, column.axis());
            }
            for (double value : column.values()) {
                out.writeDouble(value);
            }
        }
    }

    private static void axis(DataOutputStream out, TimeAxis axis) throws IOException {
        long step = axis.edges()[1] - axis.edges()[0];
        boolean regular = axis.equals(TimeAxis.regular(axis.start(), step, axis.rows()));
        out.writeInt(axis.rows());
        out.writeBoolean(regular);
        out.writeLong(axis.start());
        if (regular) {
            out.writeLong(step);
        } else {
            for (int row = 1; row <= axis.rows(); row++) {
                out.writeLong(axis.edges()[row]);
            }
        }
    }

    static DataTables read(InputStream stream) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(stream));
        if (in.readInt() != MAGIC || in.readInt() != VERSION) {
            throw new IOException("not a file of data tables of this version");
        }
        var keys = new TreeMap<String, List<String>>();
        int kinds = in.readInt();
        for (int kind = 0; kind < kinds; kind++) {
            keys.put(in.readUTF(), names(in));
        }
        var tables = new ArrayList<DataTable>();
        int count = in.readInt();
        for (int table = 0; table < count; table++) {
            tables.add(table(in));
        }
        return new DataTables(tables, keys);
    }

    private static List<String> names(DataInputStream in) throws IOException {
        var names = new ArrayList<String>();
        int count = in.readInt();
        for (int name = 0; name < count; name++) {
            names.add(in.readUTF());
        }
        return names;
    }

    private static DataTable table(DataInputStream in) throws IOException {
        var name = in.readUTF();
        var keys = names(in);
        var between = Between.valueOf(in.readUTF());
        var before = PastEnd.valueOf(in.readUTF());
        var after = PastEnd.valueOf(in.readUTF());
        var zone = ZoneId.of(in.readUTF());
        var columns = new ArrayList<DataColumn>();
        int count = in.readInt();
        for (int column = 0; column < count; column++) {
            var axis = in.readBoolean() ? columns.getLast().axis() : axis(in);
            var values = new double[axis.rows()];
            for (int row = 0; row < values.length; row++) {
                values[row] = in.readDouble();
            }
            columns.add(new DataColumn(axis, values));
        }
        return new DataTable(name, keys, columns, between, before, after, zone);
    }

    private static TimeAxis axis(DataInputStream in) throws IOException {
        int rows = in.readInt();
        boolean regular = in.readBoolean();
        long start = in.readLong();
        if (regular) {
            return TimeAxis.regular(start, in.readLong(), rows);
        }
        var edges = new long[rows + 1];
        edges[0] = start;
        for (int row = 1; row <= rows; row++) {
            edges[row] = in.readLong();
        }
        return new TimeAxis(edges);
    }
}
