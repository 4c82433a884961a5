package org.gridlang.language.check.device;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;

/// The input slots of a device: declared inputs first, then signals, views and clock readings as its text names
/// them.
final class InputSlots {
    private final List<DeviceModel.Input> inputs;

    InputSlots() {
        this(List.of());
    }

    /// @param known slots that are there already
    InputSlots(List<DeviceModel.Input> known) {
        this.inputs = new ArrayList<>(known);
    }

    /// A reference to the slot of this source, made if it is new.
    Term.Reference use(Span span, String name, Dimension dimension, DeviceModel.Source source) {
        for (int slot = 0; slot < inputs.size(); slot++) {
            var input = inputs.get(slot);
            boolean same = source instanceof DeviceModel.Source.Declared
                    ? input.name().equals(name)
                    : input.source().equals(source);
            if (same) {
                return new Term.Reference(span, dimension, new Symbol.Input(input.name(), slot));
            }
        }
        inputs.add(new DeviceModel.Input(span, name, dimension, source));
        return new Term.Reference(span, dimension, new Symbol.Input(name, inputs.size() - 1));
    }

    DeviceModel.Input get(int slot) {
        return inputs.get(slot);
    }

    List<DeviceModel.Input> all() {
        return List.copyOf(inputs);
    }
}
