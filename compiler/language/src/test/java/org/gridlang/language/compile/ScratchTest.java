package org.gridlang.language.compile;

import org.gridlang.language.fixture.Devices;
import org.junit.jupiter.api.Test;

final class ScratchTest {
    @Test
    void show() {
        System.out.println(Kernels.source(Devices.battery()));
        System.out.println(Kernels.source(Devices.heatPump()));
        System.out.println(Kernels.source(Devices.generator()));
        System.out.println(Kernels.source(Devices.coupled()));
        Kernels.compile(Devices.battery());
        Kernels.compile(Devices.heatPump());
        Kernels.compile(Devices.generator());
        Kernels.compile(Devices.coupled());
    }
}
