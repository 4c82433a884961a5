package org.gridlang.language.check.feeder;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;

/// Whether the controls of a feeder name elements that exist, and have settings that fit them.
final class ControlChecks {
    private final FeederText.Parts parts;
    private final Diagnostics out;

    ControlChecks(FeederText.Parts parts, Diagnostics out) {
        this.parts = parts;
        this.out = out;
    }

    void check(List<ElementValues> branches, List<ElementValues> controls) {
        for (var branch : branches) {
            if (branch.element().kind() == ElementKind.REGULATOR) {
                taps(branch);
            }
        }
        for (var control : controls) {
            switch (control.element().kind()) {
                case TAP_CONTROL -> {
                    taps(control);
                    onTransformer(control, branches);
                }
                case CAPACITOR_CONTROL -> onCapacitor(control);
                default -> {}
            }
        }
    }

    private void taps(ElementValues control) {
        int last = (int) control.number("steps") / 2;
        if (Math.abs(control.number("tap")) > last) {
            out.add(Diagnostic.error(
                    Code.F109,
                    control.place("tap"),
                    "tap of " + name(control) + " must be a whole number from -" + last + " to " + last));
        }
        if (control.number("lowest_ratio") >= control.number("highest_ratio")) {
            out.add(Diagnostic.error(
                    Code.F109, control.place("lowest_ratio"), "the ratios of " + name(control) + " must rise"));
        }
        if (control.has("regulated_bus")) {
            var bus = control.text("regulated_bus");
            boolean known = parts.elements().values().stream()
                    .flatMap(each -> each.terminals().stream())
                    .anyMatch(each -> each.bus().value().equals(bus));
            if (!known) {
                out.add(Diagnostic.error(
                        Code.F102, control.place("regulated_bus"), "the feeder has no bus \"" + bus + "\""));
            }
        }
    }

    private void onTransformer(ElementValues control, List<ElementValues> branches) {
        var reference = control.reference("transformer");
        var transformer = exists(ElementKind.TRANSFORMER, reference.text(), reference.span());
        var values = transformer.flatMap(each -> branches.stream()
                .filter(branch -> branch.element().equals(each))
                .findFirst());
        if (values.isEmpty()) {
            return;
        }
        int windings = Side.of(values.get()).stream()
                .mapToInt(each -> each.isCentreTap() ? 2 : 1)
                .sum();
        if (control.number("winding") > windings) {
            out.add(Diagnostic.error(
                            Code.F109,
                            control.place("winding"),
                            "winding of " + name(control) + " must be a whole number from 1 to " + windings)
                    .also(values.get().element().name().span(), "has " + windings + " windings"));
        }
    }

    private void onCapacitor(ElementValues control) {
        var reference = control.reference("capacitor");
        exists(ElementKind.CAPACITOR, reference.text(), reference.span());
        if (control.has("line")) {
            exists(ElementKind.LINE, control.text("line"), control.place("line"));
            atMost(control, 2);
        } else if (control.has("transformer")) {
            exists(ElementKind.TRANSFORMER, control.text("transformer"), control.place("transformer"));
            atMost(control, 2);
        } else if (!List.of("voltage", "time").contains(control.text("quantity"))) {
            out.add(Diagnostic.error(
                            Code.N109,
                            control.element().name().span(),
                            name(control) + " needs the line or the transformer that it watches")
                    .also(control.place("quantity"), "this is measured in a branch"));
        }
        if (control.has("voltage_override")) {
            double[] override = control.list("voltage_override");
            if (override.length != 2 || override[0] >= override[1]) {
                out.add(Diagnostic.error(
                                Code.F119,
                                control.place("voltage_override"),
                                "a voltage override has two limits that rise")
                        .note("example", "voltage_override: [115 V, 126 V]"));
            }
        }
    }

    private void atMost(ElementValues control, int ends) {
        if (control.number("end") > ends) {
            out.add(Diagnostic.error(
                    Code.F109,
                    control.place("end"),
                    "end of " + name(control) + " must be 1, where the branch comes from, or 2, where it leads"));
        }
    }

    private static String name(ElementValues control) {
        return control.element().kind().word() + " " + control.element().name().text();
    }

    /// An element of a kind, or of one that shares its names: a switch is a line, a regulator a transformer.
    private Optional<DeclaredElement> exists(ElementKind kind, String name, Span at) {
        var all = parts.elements().values().stream()
                .filter(each -> each.kind().group().equals(kind.group()))
                .toList();
        var found = all.stream().filter(each -> each.name().text().equals(name)).findFirst();
        if (found.isEmpty()) {
            var names = all.stream().map(each -> each.name().text()).toList();
            out.add(Diagnostic.error(
                    Code.N101, at, "there is no " + kind.word() + " \"" + name + "\"" + Suggestion.hint(name, names)));
        }
        return found;
    }
}
