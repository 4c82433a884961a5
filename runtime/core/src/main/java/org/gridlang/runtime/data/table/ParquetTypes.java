package org.gridlang.runtime.data.table;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.schema.ColumnSchema;
import java.util.Locale;

/// What a column of a Parquet file can stand for: `int64 timestamp` for stamps, `double` for numbers, `text` for keys.
final class ParquetTypes {
    private ParquetTypes() {}

    static boolean holdsStamps(ColumnSchema column) {
        var type = column.logicalType();
        return type instanceof LogicalType.TimestampType
                || type instanceof LogicalType.DateType
                || column.type() == PhysicalType.INT96
                || isText(column);
    }

    static boolean holdsKeys(ColumnSchema column) {
        return isText(column) || isWhole(column);
    }

    static boolean holdsNumbers(ColumnSchema column) {
        var physical = column.type();
        return isWhole(column)
                || physical == PhysicalType.DOUBLE
                || physical == PhysicalType.FLOAT
                || isDecimal(column);
    }

    static boolean isText(ColumnSchema column) {
        var type = column.logicalType();
        return column.type() == PhysicalType.BYTE_ARRAY
                && (type == null || type instanceof LogicalType.StringType || type instanceof LogicalType.EnumType);
    }

    static boolean isDecimal(ColumnSchema column) {
        return column.logicalType() instanceof LogicalType.DecimalType;
    }

    static boolean isUnsigned(ColumnSchema column) {
        return column.logicalType() instanceof LogicalType.IntType type && !type.isSigned();
    }

    private static boolean isWhole(ColumnSchema column) {
        var type = column.logicalType();
        var physical = column.type();
        return (physical == PhysicalType.INT32 || physical == PhysicalType.INT64)
                && (type == null || type instanceof LogicalType.IntType);
    }

    /// The type in the words of Parquet's own documents: `int64`, `byte array (string)`.
    static String words(ColumnSchema column) {
        var physical = column.type().toString().toLowerCase(Locale.ROOT).replace('_', ' ');
        var logical = column.logicalType();
        if (logical == null) {
            return physical;
        }
        var name = logical.getClass().getSimpleName().replaceFirst("Type$", "").toLowerCase(Locale.ROOT);
        return physical + " (" + name + ")";
    }
}
