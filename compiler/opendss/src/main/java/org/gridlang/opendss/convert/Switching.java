package org.gridlang.opendss.convert;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gridlang.opendss.circuit.DssClass;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.opendss.circuit.DssProperty;
import org.jspecify.annotations.Nullable;

/// Which lines are open: by a command such as `Open Line.sw3 1`, or by a switch control such as `New SwtControl.s
/// SwitchedObj=Line.sw3 Action=open`.
final class Switching {
    private final Findings findings;
    private final Set<String> operated = new HashSet<>();
    private final Set<String> open = new HashSet<>();

    Switching(Findings findings) {
        this.findings = findings;
        for (var control : findings.circuit().enabled(DssClass.SWTCONTROL)) {
            read(control);
        }
        for (var kind : List.of(DssClass.FUSE, DssClass.RECLOSER, DssClass.RELAY)) {
            for (var device : findings.circuit().enabled(kind)) {
                protect(device);
            }
        }
    }

    /// Whether a switch control acts on it.
    boolean operates(DssObject line) {
        return operated.contains(Findings.key(line.name()));
    }

    boolean closed(DssObject line) {
        boolean isOpen = open.contains(Findings.key(line.name()));
        for (var opening : line.opened()) {
            if (opening.conductor() == 0) {
                isOpen = true;
            } else {
                findings.unfit(
                        opening.span(),
                        "%s is open in conductor %d only".formatted(line.title(), opening.conductor()),
                        "a line of a network is open or closed as a whole");
            }
        }
        return !isOpen;
    }

    private void read(DssObject control) {
        var line = switched(control, "switchedobj");
        if (line == null) {
            return;
        }
        operated.add(line);
        // Of action, state and normal the last counts; without any of them it is closed.
        String word = "close";
        for (var property : control.properties()) {
            switch (property.name()) {
                case "action", "state", "normal" ->
                    word = property.value().strip().toLowerCase(Locale.ROOT);
                default -> {}
            }
        }
        if (word.startsWith("o")) {
            open.add(line);
        }
    }

    /// A fuse or relay is closed in normal operation, and what trips it is no part of a power flow.
    private void protect(DssObject device) {
        boolean isOpen = device.properties().stream()
                .filter(each -> each.name().equals("state") || each.name().equals("normal"))
                .reduce((first, second) -> second)
                .map(each -> each.value().strip().toLowerCase(Locale.ROOT).replaceAll("[\\[\\](){}\"' ]", ""))
                .filter(each -> each.startsWith("o"))
                .isPresent();
        var line = isOpen
                ? switched(device, device.property("switchedobj").isPresent() ? "switchedobj" : "monitoredobj")
                : null;
        if (line == null) {
            findings.drop(device, "it is closed, and what trips it is no part of a power flow");
        } else {
            operated.add(line);
            open.add(line);
        }
    }

    private @Nullable String switched(DssObject control, String property) {
        var named =
                control.property(property).map(DssProperty::value).orElse("").strip();
        var name = named.toLowerCase(Locale.ROOT);
        if (!name.startsWith("line.")) {
            findings.drop(control, "it acts on " + (named.isEmpty() ? "nothing" : named) + ", which is no line");
            return null;
        }
        return name.substring("line.".length());
    }
}
