package org.gridlang.opendss.circuit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a command does to a circuit, told by its first word; `calcv` is short for `CalcVoltageBases`.
enum Verb {
    NEW("", "new"),
    EDIT("", "edit"),
    MORE("", "more", "m", "~"),
    BATCHEDIT("", "batchedit"),
    REDIRECT("", "redirect", "compile"),
    CLEAR("", "clear", "clearall"),
    SET("", "set"),
    ENABLE("", "enable"),
    DISABLE("", "disable"),
    OPEN("", "open"),
    CLOSE("", "close"),
    BUSCOORDS("", "buscoords"),
    LATLONGCOORDS("", "latlongcoords", "giscoords"),
    SETBUSXY("", "setbusxy"),
    VAR("", "var"),
    SELECT("", "select"),
    QUIT("", "quit"),

    /// What shows or saves.
    SHOWS(
            "it shows or saves results and changes no circuit",
            "show",
            "plot",
            "export",
            "save",
            "dump",
            "help",
            "comhelp",
            "panel",
            "about",
            "get",
            "?",
            "fileedit",
            "formedit",
            "voltages",
            "currents",
            "powers",
            "seqvoltages",
            "seqcurrents",
            "seqpowers",
            "losses",
            "phaselosses",
            "cktlosses",
            "totals",
            "capacity",
            "classes",
            "userclasses",
            "zsc",
            "zsc10",
            "zscrefresh",
            "ysc",
            "puvoltages",
            "varvalues",
            "varnames",
            "alignfile",
            "top",
            "vdiff",
            "summary",
            "di_plot",
            "comparecases",
            "yearlycurves",
            "visualize",
            "closedi",
            "uuids",
            "nodediff",
            "obfuscate",
            "addbusmarker",
            "clearbusmarkers",
            "variable",
            "nodelist",
            "properties",
            "latlong",
            "rotate"),

    /// What computes.
    RUNS(
            "it runs a solution; this program runs its own",
            "solve",
            "calcvoltagebases",
            "setkvbase",
            "buildy",
            "init",
            "reset",
            "sample",
            "next",
            "makebuslist",
            "reprocessbuses",
            "cleanup",
            "finishtimestep",
            "updatestorage",
            "relcalc",
            "pstcalc",
            "cvrtloadshapes",
            "_initsnap",
            "_solvenocontrol",
            "_samplecontrols",
            "_docontrolactions",
            "_showcontrolqueue",
            "_solvedirect",
            "_solvepflow",
            "newactor",
            "wait",
            "solveall",
            "calcincmatrix",
            "calcincmatrix_o",
            "calclaplacian",
            "refine_buslevels",
            "interpolate"),

    /// What changes the circuit in ways that are not read.
    CHANGES(
            "",
            "allocateloads",
            "makeposseq",
            "reduce",
            "distribute",
            "estimate",
            "reconductor",
            "rephase",
            "setloadandgenkv",
            "remove",
            "tear_circuit",
            "aggregateprofiles",
            "doscmd",
            "cd",
            "fncspublish",
            "import");

    private final String reason;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> words;

    Verb(String reason, String... words) {
        this.reason = reason;
        this.words = List.of(words);
    }

    /// Why a command is ignored, where it is.
    String reason() {
        return reason;
    }

    /// The verb of a word, in any case: the word itself, else the first that begins so.
    static Optional<Verb> of(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (Verb verb : values()) {
            if (verb.words.contains(lower)) {
                return Optional.of(verb);
            }
        }
        if (lower.length() < 2) {
            return Optional.empty();
        }
        for (Verb verb : values()) {
            if (verb.words.stream().anyMatch(each -> each.startsWith(lower))) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }

    /// All words, to suggest one from.
    static List<String> all() {
        return java.util.Arrays.stream(values())
                .flatMap(verb -> verb.words.stream())
                .filter(word -> word.length() > 1)
                .toList();
    }
}
