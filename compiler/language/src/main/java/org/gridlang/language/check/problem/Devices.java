package org.gridlang.language.check.problem;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.device.DeviceChecker;
import org.gridlang.language.check.series.Templates;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.resolve.DeclaredName;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;

/// The devices of all modules, each checked once.
public final class Devices {
    private final Templates templates;
    private final Diagnostics out;
    private final IdentityHashMap<Item.Device, Optional<DeviceModel>> checked = new IdentityHashMap<>();

    public Devices(Templates templates, Diagnostics out) {
        this.templates = templates;
        this.out = out;
    }

    /// The device; empty if something in it is wrong, which is then reported.
    public Optional<DeviceModel> check(Item.Device device, ModuleScope home) {
        var known = checked.get(device);
        if (known == null) {
            known = new DeviceChecker(home, templates.of(home), device, out).check();
            checked.put(device, known);
        }
        return known;
    }

    /// The device of a name; an unknown one is reported.
    Optional<DeviceModel> find(Identifier name, ModuleScope scope) {
        var declared = scope.find(name.text());
        if (declared.isPresent() && declared.get().item() instanceof Item.Device device) {
            return check(device, declared.get().home());
        }
        var known = scope.declarations().entrySet().stream()
                .filter(each -> each.getValue().item() instanceof Item.Device)
                .map(Map.Entry::getKey)
                .toList();
        var headline = declared.map(
                        each -> "\"" + name.text() + "\" is " + DeclaredName.kind(each.item()) + ", not a device")
                .orElse("there is no device \"" + name.text() + "\"" + Suggestion.hint(name.text(), known));
        var fault = Diagnostic.error(Code.N101, name.span(), headline);
        out.add(Suggestion.nearest(name.text(), known)
                .map(each -> fault.fix("write " + each, new Diagnostic.Edit(name.span(), each)))
                .orElse(known.isEmpty() ? fault : fault.note("known", String.join(", ", known))));
        return Optional.empty();
    }
}
