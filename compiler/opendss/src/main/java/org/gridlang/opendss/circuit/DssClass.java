package org.gridlang.opendss.circuit;

import java.util.Locale;

/// The classes of OpenDSS that the reader knows, `Line` of `New Line.650632`.
public enum DssClass {
    VSOURCE("Vsource", Role.ELECTRICAL),
    LINE("Line", Role.ELECTRICAL),
    LINECODE("LineCode", Role.DATA),
    LINEGEOMETRY("LineGeometry", Role.DATA),
    LINESPACING("LineSpacing", Role.DATA),
    WIREDATA("WireData", Role.DATA),
    CNDATA("CNData", Role.DATA),
    TSDATA("TSData", Role.DATA),
    TRANSFORMER("Transformer", Role.ELECTRICAL),
    AUTOTRANS("AutoTrans", Role.ELECTRICAL),
    XFMRCODE("XfmrCode", Role.DATA),
    REGCONTROL("RegControl", Role.CONTROL),
    CAPACITOR("Capacitor", Role.ELECTRICAL),
    CAPCONTROL("CapControl", Role.CONTROL),
    REACTOR("Reactor", Role.ELECTRICAL),
    LOAD("Load", Role.ELECTRICAL),
    GENERATOR("Generator", Role.ELECTRICAL),
    PVSYSTEM("PVSystem", Role.ELECTRICAL),
    STORAGE("Storage", Role.ELECTRICAL),
    ISOURCE("Isource", Role.ELECTRICAL),
    FAULT("Fault", Role.ELECTRICAL),
    LOADSHAPE("LoadShape", Role.DATA),
    GROWTHSHAPE("GrowthShape", Role.DATA),
    PRICESHAPE("PriceShape", Role.DATA),
    TSHAPE("TShape", Role.DATA),
    SPECTRUM("Spectrum", Role.DATA),
    TCC_CURVE("TCC_Curve", Role.DATA),
    XYCURVE("XYCurve", Role.DATA),
    SWTCONTROL("SwtControl", Role.CONTROL),
    FUSE("Fuse", Role.CONTROL),
    RECLOSER("Recloser", Role.CONTROL),
    RELAY("Relay", Role.CONTROL),
    INVCONTROL("InvControl", Role.CONTROL),
    STORAGECONTROLLER("StorageController", Role.CONTROL),
    GENDISPATCHER("GenDispatcher", Role.CONTROL),
    MONITOR("Monitor", Role.METER),
    ENERGYMETER("EnergyMeter", Role.METER),
    SENSOR("Sensor", Role.METER);

    private final String title;
    private final Role role;

    DssClass(String title, Role role) {
        this.title = title;
        this.role = role;
    }

    /// What objects of a class are to a network.
    public enum Role {
        /// It carries current.
        ELECTRICAL,
        /// Others refer to it.
        DATA,
        /// It moves taps and switches.
        CONTROL,
        /// It measures and changes nothing.
        METER
    }

    /// As OpenDSS writes it: `LineCode`.
    public String title() {
        return title;
    }

    /// As keys have it: `linecode`.
    public String key() {
        return title.toLowerCase(Locale.ROOT);
    }

    public Role role() {
        return role;
    }
}
