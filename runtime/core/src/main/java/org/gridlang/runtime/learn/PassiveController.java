package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.device.DeviceFrame;

/// Of a device without actions, such as a fixed load: it only injects, and nobody learns from it.
final class PassiveController implements Controller {
    /// The controllers of all populations of a world, passive where there is nothing to learn.
    ///
    /// @param learning one for each of [World#learning]
    static List<Controller> among(World world, List<? extends Controller> learning) {
        var all = new ArrayList<Controller>();
        var places = world.learning();
        for (int index = 0; index < world.agents().size(); index++) {
            int place = places.indexOf(index);
            all.add(place < 0 ? new PassiveController() : learning.get(place));
        }
        return all;
    }

    @Override
    public boolean observes() {
        return false;
    }

    @Override
    public void act(int worker, int agent, int step, DeviceFrame frame) {}

    @Override
    public boolean actBackward(int worker, int agent, int step, DeviceFrame frame, boolean[] counts) {
        return false;
    }
}
