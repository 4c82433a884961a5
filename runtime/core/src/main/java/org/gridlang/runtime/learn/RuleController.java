package org.gridlang.runtime.learn;

import java.util.OptionalInt;
import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.device.DeviceKernel;

/// A policy written by hand, `rule droop for Generator { ... }`; a device that does not follow it idles.
final class RuleController implements Controller {
    private final DeviceKernel kernel;
    private final OptionalInt rule;
    private final boolean measures;

    RuleController(DeviceKernel kernel, String name) {
        this.kernel = kernel;
        this.rule = kernel.shape().rule(name);
        this.measures =
                rule.isPresent() && kernel.shape().rules().get(rule.getAsInt()).measuresVoltage();
    }

    @Override
    public boolean observes() {
        return false;
    }

    @Override
    public boolean measures() {
        return measures;
    }

    @Override
    public void act(int worker, int agent, int step, DeviceFrame frame) {
        if (rule.isPresent()) {
            kernel.act(rule.getAsInt(), frame);
        } else {
            kernel.idle(frame);
        }
    }

    @Override
    public boolean actBackward(int worker, int agent, int step, DeviceFrame frame, boolean[] counts) {
        throw new UnsupportedOperationException("a rule is evaluated, never trained");
    }
}
