package org.gridlang.language.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.fixture.DeviceText;
import org.junit.jupiter.api.Test;

/// What can be kept by construction and what must be refused.
final class DeviceLoweringTest {
    @Test
    void anEffectOfUnknownSignIsRefused() {
        var found = faults("""
                Store
                param gain = 1
                state level in 0 .. 1 = 0
                action flow in -1 .. 1
                next level = level + gain * flow""");
        assertEquals(
                List.of(Code.D106),
                found.stream().map(Diagnostic::code).distinct().toList());
        assertTrue(found.getFirst().headline().contains("the range of level"), found.toString());
        assertTrue(found.getFirst().notes().toString().contains("`limit` on flow"), found.toString());
    }

    @Test
    void aSquaredEffectIsRefused() {
        var found = faults("""
                Store
                state level in 0 .. 1 = 0
                action flow in -1 .. 1
                next level = level + flow^3""");
        assertEquals(Code.D106, found.getFirst().code());
    }

    @Test
    void aLimitWithoutActionIsRefused() {
        var found = faults("""
                Store
                state level = 0
                action flow in -1 .. 1
                next level = level + flow
                limit level <= 1""");
        assertEquals(List.of(Code.D107), found.stream().map(Diagnostic::code).toList());
    }

    @Test
    void aStateThatNoActionMovesIsOnlyObserved() {
        assertEquals(List.of(), faults("""
                Store
                input weather
                state level in 0 .. 1 = 0
                action flow in -1 .. 1
                next level = 0.9 * level + weather * level^2"""));
    }

    @Test
    void twoActionsMayMoveOneState() {
        assertEquals(List.of(), faults("""
                Store
                param capacity in 1 .. 2 = 1
                state level in 0 .. capacity = 0
                action fill in 0 .. 1
                action drain in 0 .. 1
                next level = level + fill - drain"""));
    }

    private static List<Diagnostic> faults(String text) {
        var diagnostics = new Diagnostics();
        var program = DeviceLowering.lower(DeviceText.parse(text), diagnostics);
        assertEquals(diagnostics.hasErrors(), program.isEmpty());
        return diagnostics.sorted();
    }
}
