package org.gridlang.language.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.language.golden.Golden;
import org.gridlang.language.lower.DeviceLowering;
import org.gridlang.language.model.Term;
import org.gridlang.runtime.problem.Constraint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckerTest {
    private static final Path CASES = Golden.area("check");
    private static final Map<String, String> FILES = Programs.below(CASES);

    static Stream<Path> cases() {
        return Golden.filesOf(CASES).stream().filter(file -> file.toString().endsWith(".grid"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void faultsAreExplained(Path file) {
        var out = faultsOf(file.getFileName().toString());
        assertTrue(out.hasErrors(), "each case has a fault");
        Golden.assertMatches(Golden.beside(file, ".diag"), new Renderer(false).render(out.sorted()));
    }

    /// A fix is only offered when sure: once applied, that fault is gone.
    @ParameterizedTest
    @MethodSource("cases")
    void fixesMend(Path file) {
        String name = file.getFileName().toString();
        for (var each : faultsOf(name).sorted()) {
            if (each.fix().isEmpty()) {
                continue;
            }
            var files = new HashMap<>(FILES);
            for (var edit : each.fix().get().edits().reversed()) {
                files.computeIfPresent(
                        edit.span().source().name(),
                        (path, text) -> text.substring(0, edit.span().start())
                                + edit.replacement()
                                + text.substring(edit.span().end()));
            }
            var after = faultsOf(name, files).sorted();
            assertTrue(
                    after.stream()
                            .noneMatch(left -> left.code() == each.code()
                                    && left.headline().equals(each.headline())
                                    && left.place().line() == each.place().line()),
                    () -> "after `" + each.fix().get().title() + "`:\n" + new Renderer(false).render(after));
        }
    }

    private static Diagnostics faultsOf(String name) {
        return faultsOf(name, FILES);
    }

    private static Diagnostics faultsOf(String name, Map<String, String> files) {
        var out = new Diagnostics();
        Programs.load(name, files, out)
                .flatMap(loaded -> Checker.check(loaded, out))
                // Whether a range can be kept by bounding an action shows when the device is lowered.
                .ifPresent(checked -> {
                    var step = checked.problem().stream()
                            .mapToDouble(each -> each.time().stepSeconds())
                            .findFirst();
                    checked.devices().values().forEach(each -> DeviceLowering.lower(each, step, out));
                });
        return out;
    }

    @Test
    void eachExpectedTextBelongsToACase() {
        for (var file : Golden.filesOf(CASES)) {
            if (file.toString().endsWith(".diag")) {
                assertTrue(Golden.beside(file, ".grid").toFile().exists(), () -> file + " belongs to no case");
            }
        }
    }

    @Test
    void eachCodeOfTheCheckerHasACase() {
        var missing = EnumSet.allOf(Code.class);
        // Syntax, modules, data and OpenDSS files have cases of their own; R103 is what running a test may find.
        missing.removeIf(each -> "OSMW".indexOf(each.name().charAt(0)) >= 0
                || each == Code.R103
                || (each.compareTo(Code.T110) >= 0 && each.compareTo(Code.T140) <= 0));
        for (var name : FILES.keySet()) {
            if (!name.contains("/")) {
                faultsOf(name).sorted().forEach(each -> missing.remove(each.code()));
            }
        }
        assertEquals(EnumSet.noneOf(Code.class), missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ieee123_flex", "two_bus"})
    void examplesAreSound(String name) {
        var out = new Diagnostics();
        var checked = Programs.check(Programs.example(name), out);
        assertEquals("", new Renderer(false).render(out.sorted()));
        assertTrue(checked.orElseThrow().problem().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"std.units", "std.devices", "std.profiles", "std.rules", "std.feeders.ieee123"})
    void theStandardLibraryIsSound(String module) {
        var out = new Diagnostics();
        Programs.check("library main\nimport " + module + "\n", out);
        assertEquals("", new Renderer(false).render(out.sorted()));
    }

    @Test
    void theExampleMeansWhatItSays() {
        var problem = Programs.check(Programs.example("ieee123_flex"), new Diagnostics())
                .orElseThrow()
                .problem()
                .orElseThrow();
        assertEquals(48, problem.time().steps());
        assertEquals(1800, problem.time().stepSeconds());
        assertEquals(91, problem.network().loads().size());
        assertEquals(7, problem.network().regulators().size());
        assertEquals(277.128, problem.network().bus("610").baseVoltage(), 1e-3);
        assertEquals(2401.777, problem.network().bus("149").baseVoltage(), 1e-3);
        assertEquals(
                1000,
                problem.populations().stream().mapToInt(each -> each.count()).sum());
        assertTrue(problem.populations().stream().allMatch(each -> each.costWeight() == 1));
        assertTrue(problem.networkCost() instanceof Term.Apply);
        var voltage = problem.constraints().getFirst();
        assertEquals(Constraint.Quantity.VOLTAGE_PU, voltage.quantity());
        assertEquals(
                problem.network().buses().stream()
                        .mapToInt(each -> each.terminals().size())
                        .sum(),
                voltage.rows().size());
        var penalty =
                (Constraint.Enforcement.Penalty) problem.constraints().get(2).enforcement();
        // 2 $/h per 10 kVA, in $ per VA and second.
        assertEquals(2.0 / 3600 / 10_000, penalty.price(), 1e-18);
    }

    @Test
    void aTemperatureBelowZeroIsOneNumber() {
        var out = new Diagnostics();
        var checked = Programs.check("""
                library main
                device Cooler {
                  param target: Temperature in -30 degC .. 10 degC = -18 degC
                  action p: Power in 0 kW .. 1 kW
                  inject p = -p
                  observe target
                }
                """, out);
        var cooler = Objects.requireNonNull(checked.orElseThrow().devices().get("Cooler"));
        var fallback = cooler.params().getFirst().fallback();
        assertEquals(273.15 - 18, ((Term.Constant) fallback.orElseThrow()).value(), 1e-9);
    }

    @Test
    void aConditionGuardsADivision() {
        var out = new Diagnostics();
        Programs.check("""
                library main
                device Guarded {
                  param size: Power in 0 kW .. 5 kW = 1 kW
                  action p: Power in 0 kW .. size
                  let share = if size > 0 kW then p / size else 0
                  let safe = p / (if size >= 1 kW and p != 0 kW then size else 1 kW)
                  let root = if not (share < 0) then sqrt(share) else 0
                  inject p = -p
                  observe size / 1 kW
                  cost a = (share + safe + root) * 1 $
                }
                """, out);
        assertEquals("", new Renderer(false).render(out.sorted()));
    }

    @Test
    void aTemplateCalledTwiceDrawsTwice() {
        var out = new Diagnostics();
        var problem = Programs.check(
                        Programs.example("two_bus")
                                .replace(
                                        "profile outdoor: Temperature = outdoor_temperature()",
                                        "profile outdoor: Temperature = outdoor_temperature()"
                                                + " + 0.5 * (outdoor_temperature() - 10 degC)"),
                        out)
                .orElseThrow()
                .problem()
                .orElseThrow();
        var primitives = new java.util.TreeSet<Integer>();
        org.gridlang.language.check.expression.Terms.walk(
                problem.series().get(1).value(), term -> {
                    if (term instanceof Term.Draw draw) {
                        assertTrue(primitives.add(draw.primitive()));
                    }
                });
        assertEquals(java.util.Set.of(0, 1, 2, 3), primitives);
    }
}
