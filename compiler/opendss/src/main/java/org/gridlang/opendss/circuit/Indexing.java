package org.gridlang.opendss.circuit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a class tells apart the values of its several windings or conductors: `wdg=2 kv=4.16`, or `kvs=[115 4.16]` for
/// all.
///
/// @param selector the property that chooses one: `wdg`
/// @param counter the property that says how many there are: `windings`
/// @param standard how many there are if nothing says so
/// @param what one of them, for people
/// @param each properties that belong to the one chosen
/// @param arrays properties that hold a value for each, with the property of one
record Indexing(
        String selector, String counter, int standard, String what, List<String> each, Map<String, String> arrays) {
    private static final Indexing WINDINGS = new Indexing(
            "wdg",
            "windings",
            2,
            "winding",
            List.of(
                    "bus", "conn", "kv", "kva", "tap", "%r", "rneut", "xneut", "rdcohms", "mintap", "maxtap",
                    "numtaps"),
            Map.of("buses", "bus", "conns", "conn", "kvs", "kv", "kvas", "kva", "taps", "tap", "%rs", "%r"));

    private static final Indexing CONDUCTORS = new Indexing(
            "cond",
            "nconds",
            3,
            "conductor",
            List.of("wire", "cncable", "tscable", "x", "h", "units"),
            Map.of("wires", "wire", "cncables", "cncable", "tscables", "tscable"));

    /// More windings or conductors than any object has.
    static final int MOST = 100;

    Indexing {
        each = List.copyOf(each);
        arrays = Map.copyOf(arrays);
    }

    static Optional<Indexing> of(DssClass kind) {
        return switch (kind) {
            case TRANSFORMER, AUTOTRANS, XFMRCODE -> Optional.of(WINDINGS);
            case LINEGEOMETRY -> Optional.of(CONDUCTORS);
            case VSOURCE,
                    LINE,
                    LINECODE,
                    LINESPACING,
                    WIREDATA,
                    CNDATA,
                    TSDATA,
                    REGCONTROL,
                    CAPACITOR,
                    CAPCONTROL,
                    REACTOR,
                    LOAD,
                    GENERATOR,
                    PVSYSTEM,
                    STORAGE,
                    ISOURCE,
                    FAULT,
                    LOADSHAPE,
                    GROWTHSHAPE,
                    PRICESHAPE,
                    TSHAPE,
                    SPECTRUM,
                    TCC_CURVE,
                    XYCURVE,
                    SWTCONTROL,
                    FUSE,
                    RECLOSER,
                    RELAY,
                    INVCONTROL,
                    STORAGECONTROLLER,
                    GENDISPATCHER,
                    MONITOR,
                    ENERGYMETER,
                    SENSOR -> Optional.empty();
        };
    }
}
