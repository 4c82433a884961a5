package org.gridlang.runtime.data.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/// Writes Parquet files in memory with the reference implementation, so that our reader meets what others write.
final class ParquetBytes {
    private static final int JULIAN_DAY_OF_1970 = 2_440_588;
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final long NANOS = 1_000_000_000;

    private final MessageType schema;
    private final List<Object[]> rows = new ArrayList<>();
    private UnaryOperator<ExampleParquetWriter.Builder> settings = builder -> builder;

    private ParquetBytes(MessageType schema) {
        this.schema = schema;
    }

    /// @param columns as Parquet writes them: `required int64 t (TIMESTAMP(MILLIS,true)); optional double v;`
    static ParquetBytes of(String columns) {
        return new ParquetBytes(MessageTypeParser.parseMessageType("message table { " + columns + " }"));
    }

    /// How the file is written: codec, encodings, pages, row groups.
    ParquetBytes with(UnaryOperator<ExampleParquetWriter.Builder> changed) {
        settings = changed;
        return this;
    }

    ParquetBytes with(CompressionCodecName codec, UnaryOperator<ExampleParquetWriter.Builder> changed) {
        return with(builder -> {
            var packed = changed.apply(builder).withCompressionCodec(codec);
            return codec == CompressionCodecName.GZIP ? packed.withCodecFactory(new Gzip()) : packed;
        });
    }

    /// The next row; what is absent is an empty [java.util.Optional].
    ParquetBytes row(Object... values) {
        rows.add(values);
        return this;
    }

    byte[] bytes() {
        var file = new InMemory();
        var builder = ExampleParquetWriter.builder(file).withConf(new PlainParquetConfiguration());
        try (var writer = settings.apply(builder.withType(schema)).build()) {
            for (Object[] row : rows) {
                writer.write(group(row));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.bytes.toByteArray();
    }

    private Group group(Object[] row) {
        var group = new SimpleGroup(schema);
        for (int field = 0; field < row.length; field++) {
            if (!row[field].equals(java.util.Optional.empty())) {
                put(group, field, row[field]);
            }
        }
        return group;
    }

    private void put(Group group, int field, Object value) {
        var type = schema.getType(field).asPrimitiveType();
        var decimal = type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation;
        switch (type.getPrimitiveTypeName()) {
            case INT32 -> group.add(field, decimal ? unscaled(value).intValueExact() : ((Number) value).intValue());
            case INT64 -> group.add(field, decimal ? unscaled(value).longValueExact() : ((Number) value).longValue());
            case FLOAT -> group.add(field, ((Number) value).floatValue());
            case DOUBLE -> group.add(field, ((Number) value).doubleValue());
            case BOOLEAN -> group.add(field, (Boolean) value);
            case BINARY ->
                group.add(
                        field,
                        decimal
                                ? Binary.fromConstantByteArray(unscaled(value).toByteArray())
                                : Binary.fromString((String) value));
            case FIXED_LEN_BYTE_ARRAY ->
                group.add(field, Binary.fromConstantByteArray(extended(value, type.getTypeLength())));
            case INT96 -> group.add(field, Binary.fromConstantByteArray(julian((Instant) value)));
        }
    }

    private static java.math.BigInteger unscaled(Object value) {
        return ((BigDecimal) value).unscaledValue();
    }

    /// A decimal of a fixed length: its sign fills the bytes to the left.
    private static byte[] extended(Object value, int length) {
        byte[] digits = unscaled(value).toByteArray();
        byte[] all = new byte[length];
        Arrays.fill(all, (byte) (digits[0] < 0 ? -1 : 0));
        System.arraycopy(digits, 0, all, length - digits.length, digits.length);
        return all;
    }

    /// Nanoseconds of the day and the Julian day, as Impala and Spark once wrote moments.
    private static byte[] julian(Instant moment) {
        long second = Math.floorMod(moment.getEpochSecond(), (long) SECONDS_OF_A_DAY);
        long day = Math.floorDiv(moment.getEpochSecond(), (long) SECONDS_OF_A_DAY) + JULIAN_DAY_OF_1970;
        return ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(second * NANOS + moment.getNano())
                .putInt((int) day)
                .array();
    }

    /// Gzip of the JDK: that of the reference implementation is Hadoop's.
    private static final class Gzip implements CompressionCodecFactory, CompressionCodecFactory.BytesInputCompressor {
        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            return this;
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("only writes");
        }

        @Override
        public BytesInput compress(BytesInput plain) throws IOException {
            var packed = new ByteArrayOutputStream();
            try (var stream = new GZIPOutputStream(packed)) {
                plain.writeAllTo(stream);
            }
            return BytesInput.from(packed.toByteArray());
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.GZIP;
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }

    /// A file that is an array.
    private static final class InMemory implements OutputFile {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public PositionOutputStream create(long blockSizeHint) {
            return new PositionOutputStream() {
                @Override
                public long getPos() {
                    return bytes.size();
                }

                @Override
                public void write(int each) {
                    bytes.write(each);
                }

                @Override
                public void write(byte[] some, int offset, int length) {
                    bytes.write(some, offset, length);
                }
            };
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            return create(blockSizeHint);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }
}
