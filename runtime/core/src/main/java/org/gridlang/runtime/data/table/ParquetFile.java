package org.gridlang.runtime.data.table;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.gridlang.runtime.data.table.DataFault.Kind;
import org.gridlang.runtime.data.table.DataFault.Place;
import org.gridlang.runtime.data.table.TableRequest.Gaps;

/// Reads a Parquet file row by row: values of any number type; stamps as timestamps, dates or ISO texts; keys as
/// texts or whole numbers.
final class ParquetFile {
    private static final long DAY = 86_400;

    private final TableRequest request;
    private final Faults faults;
    private final RowSink sink;
    private final List<ColumnSchema> schema;
    private final StampReader stamps = new StampReader(StampFormat.ISO);

    /// The stamp last read.
    private long stamp;

    private boolean absolute;

    private ParquetFile(TableRequest request, Faults faults, RowSink sink, List<ColumnSchema> schema) {
        this.request = request;
        this.faults = faults;
        this.sink = sink;
        this.schema = schema;
    }

    static void read(DataFile file, TableRequest request, RowSink sink, MessageDigest digest, Faults faults)
            throws IOException {
        byte[] bytes;
        try (var stream = file.open()) {
            bytes = stream.readAllBytes();
        }
        digest.update(bytes);
        try (var reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(bytes)))) {
            if (!reader.getFileSchema().isFlatSchema()) {
                faults.add(DataFault.of(
                                Kind.COLUMN_TYPE, Place.Argument.FILE, file.name() + " has columns inside of columns")
                        .note("instead", "write a flat table"));
                return;
            }
            var columns = reader.getFileSchema().getColumns();
            new ParquetFile(request, faults, sink, columns).read(reader);
        } catch (IOException | RuntimeException damaged) {
            // The library tells of damage by many kinds of exception, down to indices out of bounds.
            faults.add(
                    DataFault.of(Kind.DAMAGED_FILE, Place.Argument.FILE, file.name() + " is not a sound Parquet file")
                            .note(
                                    "reason",
                                    String.valueOf(damaged.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("unknown")));
        }
    }

    private void read(ParquetFileReader reader) {
        var names = schema.stream().map(ColumnSchema::name).toList();
        var found = ColumnPlan.of(request, names, names.size(), faults);
        if (found.isEmpty() || !typesFit(found.get())) {
            return;
        }
        var plan = found.get();
        sink.begin(plan);
        var row = new Row(plan.values().size());
        long number = 0;
        try (var rows = reader.rowReader()) {
            while (rows.hasNext()) {
                rows.next();
                row.begin(++number);
                if (read(rows, plan, row)) {
                    sink.accept(row);
                }
            }
        }
    }

    private boolean typesFit(ColumnPlan plan) {
        boolean fit = true;
        var argument = request.layout() instanceof TableRequest.Layout.Sessions ? "begin" : "time";
        if (plan.time() >= 0) {
            fit &= fits(plan.time(), argument, "stamps", this::holdsStamps);
        }
        if (plan.end() >= 0) {
            fit &= fits(plan.end(), "end", "stamps", this::holdsStamps);
        }
        if (plan.key() >= 0) {
            fit &= fits(plan.key(), "key", "keys", this::holdsKeys);
        }
        for (int field : plan.values()) {
            fit &= fits(field, plan.keys().isEmpty() ? "column" : "columns", "numbers", this::holdsNumbers);
        }
        return fit;
    }

    private boolean fits(int field, String argument, String what, java.util.function.IntPredicate test) {
        if (test.test(field)) {
            return true;
        }
        var column = schema.get(field);
        faults.add(DataFault.of(
                        Kind.COLUMN_TYPE,
                        new Place.Argument(argument),
                        "column \"" + column.name() + "\" of " + faults.file() + " does not hold " + what)
                .note("found", typeOf(column)));
        return false;
    }

    private static String typeOf(ColumnSchema column) {
        var physical =
                column.type().toString().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return column.logicalType() == null ? physical : physical + ", " + column.logicalType();
    }

    private boolean holdsStamps(int field) {
        var type = schema.get(field).logicalType();
        return type instanceof LogicalType.TimestampType || type instanceof LogicalType.DateType || text(field);
    }

    private boolean holdsKeys(int field) {
        return text(field) || whole(field);
    }

    private boolean holdsNumbers(int field) {
        var physical = schema.get(field).type();
        return whole(field)
                || physical == PhysicalType.DOUBLE
                || physical == PhysicalType.FLOAT
                || schema.get(field).logicalType() instanceof LogicalType.DecimalType;
    }

    private boolean text(int field) {
        var type = schema.get(field).logicalType();
        return schema.get(field).type() == PhysicalType.BYTE_ARRAY
                && (type == null || type instanceof LogicalType.StringType || type instanceof LogicalType.EnumType);
    }

    private boolean whole(int field) {
        var type = schema.get(field).logicalType();
        var physical = schema.get(field).type();
        return (physical == PhysicalType.INT32 || physical == PhysicalType.INT64)
                && (type == null || type instanceof LogicalType.IntType);
    }

    private boolean read(RowReader rows, ColumnPlan plan, Row row) {
        if (plan.time() >= 0) {
            if (!stamp(rows, plan.time(), row.number)) {
                return false;
            }
            row.stamp = stamp;
            row.absolute = absolute;
        }
        if (plan.end() >= 0) {
            if (!stamp(rows, plan.end(), row.number)) {
                return false;
            }
            row.end = stamp;
            row.endAbsolute = absolute;
        }
        if (plan.key() >= 0) {
            if (rows.isNull(plan.key())) {
                missing(plan.key(), row.number, "key");
                return false;
            }
            row.key = text(plan.key()) ? rows.getString(plan.key()) : Long.toString(wholeNumber(rows, plan.key()));
        }
        for (int slot = 0; slot < plan.values().size(); slot++) {
            int field = plan.values().get(slot);
            if (rows.isNull(field)) {
                if (request.gaps() == Gaps.SKIP) {
                    return false;
                }
                if (request.gaps() == Gaps.ERROR) {
                    missing(field, row.number, "value");
                }
                continue;
            }
            double value = number(rows, field);
            if (!Double.isFinite(value)) {
                faults.add(
                        Kind.NOT_FINITE,
                        () -> DataFault.of(
                                        Kind.NOT_FINITE, Place.Argument.FILE, cell(field, row.number) + " is " + value)
                                .note(
                                        "instead",
                                        "a null with gaps: hold or gaps: linear, if it stands for a missing value"));
                continue;
            }
            row.values[slot] = value;
        }
        return true;
    }

    private boolean stamp(RowReader rows, int field, long number) {
        if (rows.isNull(field)) {
            if (request.gaps() != Gaps.SKIP) {
                missing(field, number, "stamp");
            }
            return false;
        }
        absolute = false;
        switch (Optional.ofNullable(schema.get(field).logicalType()).orElse(new LogicalType.StringType())) {
            case LogicalType.TimestampType type
            when type.isAdjustedToUTC() -> {
                stamp = rows.getTimestamp(field).getEpochSecond();
                absolute = true;
            }
            case LogicalType.TimestampType type ->
                stamp = rows.getLocalTimestamp(field).toEpochSecond(java.time.ZoneOffset.UTC);
            case LogicalType.DateType type -> stamp = rows.getDate(field).toEpochDay() * DAY;
            default -> {
                var written = rows.getString(field);
                char[] text = written.toCharArray();
                if (!stamps.read(text, 0, text.length)) {
                    faults.add(
                            Kind.UNREADABLE_STAMP,
                            () -> DataFault.of(
                                            Kind.UNREADABLE_STAMP,
                                            Place.Argument.FILE,
                                            cell(field, number) + " is \"" + written
                                                    + "\", which is not a date and time")
                                    .note("needed", "for example " + StampFormat.ISO.example()));
                    return false;
                }
                stamp = stamps.seconds();
                absolute = stamps.absolute();
            }
        }
        return true;
    }

    private long wholeNumber(RowReader rows, int field) {
        return schema.get(field).type() == PhysicalType.INT32 ? rows.getInt(field) : rows.getLong(field);
    }

    private double number(RowReader rows, int field) {
        if (schema.get(field).logicalType() instanceof LogicalType.DecimalType) {
            return rows.getDecimal(field).doubleValue();
        }
        return switch (schema.get(field).type()) {
            case DOUBLE -> rows.getDouble(field);
            case FLOAT -> rows.getFloat(field);
            default -> wholeNumber(rows, field);
        };
    }

    private void missing(int field, long number, String what) {
        faults.add(
                Kind.MISSING_VALUE,
                () -> DataFault.of(Kind.MISSING_VALUE, Place.Argument.FILE, cell(field, number) + " has no " + what)
                        .note("instead", "gaps: hold takes the value before; gaps: linear draws a straight line"));
    }

    private String cell(int field, long number) {
        return "row " + number + " of column \"" + schema.get(field).name() + "\" in " + faults.file();
    }
}
