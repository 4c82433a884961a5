package org.gridlang.runtime.data.table;

import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gridlang.runtime.data.table.DataFault.Kind;
import org.gridlang.runtime.data.table.DataFault.Place;
import org.gridlang.runtime.data.table.TableRequest.Gaps;

/// Reads a Parquet file row by row: values of any number type; stamps as timestamps, dates or ISO texts; keys as
/// texts or whole numbers.
final class ParquetFile {
    /// The library tells on the standard error how it unpacks; nobody who checks a program wants to know.
    private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

    private static final long DAY = 86_400;
    private static final double TWO_TO_64 = 0x1p64;
    private static final Set<CompressionCodec> CODECS = EnumSet.of(
            CompressionCodec.UNCOMPRESSED, CompressionCodec.SNAPPY, CompressionCodec.GZIP, CompressionCodec.ZSTD);

    /// What a column is read for.
    private enum Content {
        STAMPS("write timestamps, dates, or texts such as 2025-01-31 13:30"),
        KEYS("write texts or whole numbers"),
        NUMBERS("write doubles, floats, decimals or whole numbers");

        private final String remedy;

        Content(String remedy) {
            this.remedy = remedy;
        }

        boolean fits(ColumnSchema column) {
            return switch (this) {
                case STAMPS -> ParquetTypes.holdsStamps(column);
                case KEYS -> ParquetTypes.holdsKeys(column);
                case NUMBERS -> ParquetTypes.holdsNumbers(column);
            };
        }
    }

    private final TableRequest request;
    private final Faults faults;
    private final RowSink sink;
    private final List<ColumnSchema> schema;
    private final StampReader stamps = new StampReader(StampFormat.ISO);
    /// Where a column stands among those that are read.
    private final int[] slots;

    /// The stamp last read.
    private long stamp;

    private boolean absolute;

    static {
        LIBRARY.setLevel(Level.WARNING);
    }

    private ParquetFile(TableRequest request, Faults faults, RowSink sink, List<ColumnSchema> schema) {
        this.request = request;
        this.faults = faults;
        this.sink = sink;
        this.schema = schema;
        this.slots = new int[schema.size()];
    }

    static void read(DataFile file, TableRequest request, RowSink sink, Optional<MessageDigest> digest, Faults faults)
            throws IOException {
        if (digest.isPresent()) {
            try (var stream = new DigestInputStream(file.open(), digest.get())) {
                stream.transferTo(OutputStream.nullOutputStream());
            }
        }
        try (var reader = ParquetFileReader.open(new ParquetInput(file))) {
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
                                            .orElse("unknown"))
                            .note("instead", "copy it again, or write it anew"));
        }
    }

    private void read(ParquetFileReader reader) {
        var names = schema.stream().map(ColumnSchema::name).toList();
        var found = ColumnPlan.of(request, names, names.size(), faults);
        if (found.isEmpty()) {
            return;
        }
        var plan = found.get();
        var used = used(plan);
        if (!typesFit(plan) || !readable(reader, used)) {
            return;
        }
        for (int slot = 0; slot < used.size(); slot++) {
            slots[used.get(slot)] = slot;
        }
        sink.begin(plan);
        var row = new Row(plan.values().size());
        long number = 0;
        var projection = ColumnProjection.columns(used.stream().map(names::get).toArray(String[]::new));
        try (var rows = reader.buildRowReader().projection(projection).build()) {
            while (rows.hasNext()) {
                rows.next();
                row.begin(++number);
                if (read(rows, plan, row)) {
                    sink.accept(row);
                }
            }
        }
    }

    /// The columns that are read, in the order of the file; no other is unpacked.
    private static List<Integer> used(ColumnPlan plan) {
        var used = new TreeSet<>(plan.values());
        used.addAll(List.of(plan.time(), plan.end(), plan.key()));
        used.remove(-1);
        return List.copyOf(used);
    }

    private boolean readable(ParquetFileReader reader, List<Integer> used) {
        for (var group : reader.getFileMetaData().rowGroups()) {
            for (int field : used) {
                var codec = group.columns().get(field).metaData().codec();
                if (!CODECS.contains(codec)) {
                    var name = codec.name().toLowerCase(Locale.ROOT).replace("_raw", "");
                    faults.add(DataFault.of(
                                    Kind.DAMAGED_FILE,
                                    Place.Argument.FILE,
                                    faults.file() + " is packed with " + name + ", which is not read here")
                            .note("instead", "write it with snappy, zstd, gzip or uncompressed"));
                    return false;
                }
            }
        }
        return true;
    }

    private boolean typesFit(ColumnPlan plan) {
        boolean fit = true;
        var argument = request.layout() instanceof TableRequest.Layout.Sessions ? "begin" : "time";
        if (plan.time() >= 0) {
            fit &= fits(plan.time(), argument, Content.STAMPS);
        }
        if (plan.end() >= 0) {
            fit &= fits(plan.end(), "end", Content.STAMPS);
        }
        if (plan.key() >= 0) {
            fit &= fits(plan.key(), "key", Content.KEYS);
        }
        for (int field : plan.values()) {
            fit &= fits(field, plan.keys().isEmpty() ? "column" : "columns", Content.NUMBERS);
        }
        return fit;
    }

    private boolean fits(int field, String argument, Content content) {
        var column = schema.get(field);
        if (content.fits(column)) {
            return true;
        }
        faults.add(DataFault.of(
                        Kind.COLUMN_TYPE,
                        new Place.Argument(argument),
                        "column \"" + column.name() + "\" of " + faults.file() + " does not hold "
                                + content.name().toLowerCase(Locale.ROOT))
                .note("found", ParquetTypes.words(column))
                .note("instead", content.remedy));
        return false;
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
            if (rows.isNull(slots[plan.key()])) {
                missing(plan.key(), row.number, "key");
                return false;
            }
            row.key = key(rows, plan.key());
        }
        for (int slot = 0; slot < plan.values().size(); slot++) {
            int field = plan.values().get(slot);
            if (rows.isNull(slots[field])) {
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
        if (rows.isNull(slots[field])) {
            if (request.gaps() != Gaps.SKIP) {
                missing(field, number, "stamp");
            }
            return false;
        }
        var type = schema.get(field).logicalType();
        if (type instanceof LogicalType.DateType) {
            absolute = false;
            stamp = rows.getDate(slots[field]).toEpochDay() * DAY;
            return true;
        }
        if (ParquetTypes.isText(schema.get(field))) {
            return written(rows.getString(slots[field]), field, number);
        }
        // Timestamps of 96 bits, an old kind, are of UTC.
        absolute = !(type instanceof LogicalType.TimestampType known) || known.isAdjustedToUTC();
        var moment = absolute
                ? rows.getTimestamp(slots[field])
                : rows.getLocalTimestamp(slots[field]).toInstant(ZoneOffset.UTC);
        stamp = moment.getEpochSecond();
        if (moment.getNano() != 0) {
            var shown = absolute ? moment.toString() : moment.toString().replace("Z", "");
            unreadable(field, number, "is " + shown + ", between two seconds", "stamps at whole seconds");
        }
        return moment.getNano() == 0;
    }

    private boolean written(String text, int field, long number) {
        char[] characters = text.toCharArray();
        if (!stamps.read(characters, 0, characters.length)) {
            unreadable(
                    field,
                    number,
                    "is \"" + text + "\", which is not a date and time",
                    "for example " + StampFormat.ISO.example());
            return false;
        }
        stamp = stamps.seconds();
        absolute = stamps.absolute();
        return true;
    }

    private void unreadable(int field, long number, String what, String needed) {
        faults.add(
                Kind.UNREADABLE_STAMP,
                () -> DataFault.of(Kind.UNREADABLE_STAMP, Place.Argument.FILE, cell(field, number) + " " + what)
                        .note("needed", needed));
    }

    private String key(RowReader rows, int field) {
        var column = schema.get(field);
        if (ParquetTypes.isText(column)) {
            return rows.getString(slots[field]);
        }
        long value = wholeNumber(rows, field);
        return ParquetTypes.isUnsigned(column) ? Long.toUnsignedString(value) : Long.toString(value);
    }

    /// The bits of a whole number; of an unsigned one, more than 63 may count.
    private long wholeNumber(RowReader rows, int field) {
        var column = schema.get(field);
        if (column.type() == PhysicalType.INT64) {
            return rows.getLong(slots[field]);
        }
        int value = rows.getInt(slots[field]);
        return ParquetTypes.isUnsigned(column) ? Integer.toUnsignedLong(value) : value;
    }

    private double number(RowReader rows, int field) {
        var column = schema.get(field);
        if (ParquetTypes.isDecimal(column)) {
            return rows.getDecimal(slots[field]).doubleValue();
        }
        return switch (column.type()) {
            case DOUBLE -> rows.getDouble(slots[field]);
            case FLOAT -> rows.getFloat(slots[field]);
            default -> {
                long value = wholeNumber(rows, field);
                yield ParquetTypes.isUnsigned(column) && value < 0 ? value + TWO_TO_64 : value;
            }
        };
    }

    private void missing(int field, long number, String what) {
        faults.add(
                Kind.MISSING_VALUE,
                () -> DataFault.of(Kind.MISSING_VALUE, Place.Argument.FILE, cell(field, number) + " has no " + what)
                        .note("instead", remedy(what)));
    }

    private String remedy(String what) {
        if (request.layout() instanceof TableRequest.Layout.Sessions) {
            return "gaps: skip leaves such sessions out";
        }
        return what.equals("value")
                ? "gaps: hold takes the value before; gaps: linear draws a straight line"
                : "each row has one";
    }

    private String cell(int field, long number) {
        return "row " + number + " of column \"" + schema.get(field).name() + "\" in " + faults.file();
    }
}
