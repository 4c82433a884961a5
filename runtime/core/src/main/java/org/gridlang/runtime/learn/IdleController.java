package org.gridlang.runtime.learn;

import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.device.DeviceKernel;

/// The policy `no_control`: each device does what it would do by itself.
final class IdleController implements Controller {
    private final DeviceKernel kernel;

    IdleController(DeviceKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public boolean observes() {
        return false;
    }

    @Override
    public void act(int worker, int agent, int step, DeviceFrame frame) {
        kernel.idle(frame);
    }

    @Override
    public boolean actBackward(int worker, int agent, int step, DeviceFrame frame, boolean[] counts) {
        throw new UnsupportedOperationException("the idle action is evaluated, never trained");
    }
}
