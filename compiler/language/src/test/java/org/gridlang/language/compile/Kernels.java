package org.gridlang.language.compile;

import java.util.List;
import java.util.Map;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.differentiate.DeviceDifferentiation;
import org.gridlang.language.emit.DeviceWriter;
import org.gridlang.language.ir.DeviceProgram;
import org.gridlang.language.lower.DeviceLowering;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.rewrite.Rewriter;
import org.gridlang.runtime.device.DeviceKernel;

/// Takes a device model through the back end, for tests.
final class Kernels {
    private Kernels() {}

    /// Lowered, not differentiated.
    static DeviceProgram lower(DeviceModel device) {
        var diagnostics = new Diagnostics();
        return DeviceLowering.lower(device, diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.sorted().toString()));
    }

    static String source(DeviceModel device) {
        var program = Rewriter.rewrite(DeviceDifferentiation.differentiate(lower(device)));
        return DeviceWriter.write(program, "fixture").text();
    }

    static DeviceKernel compile(DeviceModel device) {
        var program = Rewriter.rewrite(DeviceDifferentiation.differentiate(lower(device)));
        var source = DeviceWriter.write(program, "fixture");
        var loader = InMemoryCompiler.compile(List.of(source)).load(Map.of());
        return Pipeline.instance(loader, source.name(), DeviceKernel.class);
    }
}
