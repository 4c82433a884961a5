package org.gridlang.language.check.problem;

import java.util.Collection;
import java.util.Optional;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;

/// The params of a device that are declared before one of them, in terms of which it may be set.
final class EarlierParams implements Names {
    private final DeviceModel device;
    private final int slot;

    EarlierParams(DeviceModel device, int slot) {
        this.device = device;
        this.slot = slot;
    }

    @Override
    public Optional<Meaning> find(Path path) {
        for (int i = 0; i < slot && path.length() == 1; i++) {
            var param = device.params().get(i);
            if (param.name().equals(path.part(0))) {
                return Optional.of(new Meaning.Quantity(
                        new Term.Reference(path.span(), param.dimension(), new Symbol.Param(param.name(), i))));
            }
        }
        return Optional.empty();
    }

    @Override
    public Collection<String> visible() {
        return device.params().stream().limit(slot).map(DeviceModel.Param::name).toList();
    }
}
