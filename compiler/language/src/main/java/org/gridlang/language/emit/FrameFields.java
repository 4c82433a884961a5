package org.gridlang.language.emit;

import org.gridlang.language.ir.Storage;

/// The names of the fields of a [org.gridlang.runtime.device.DeviceFrame]; a test holds them against the class.
final class FrameFields {
    private FrameFields() {}

    /// The array of a storage.
    static String array(Storage storage) {
        return switch (storage) {
            case PARAMETER -> "parameter";
            case INPUT -> "series";
            case STATE -> "state";
            case NEXT -> "next";
            case ACTION -> "action";
            case PHYSICAL -> "physical";
            case VOLTAGE -> "voltage";
            case OBSERVATION -> "observation";
            case INJECTION -> "injection";
            case COST -> "cost";
            case INJECTION_ADJOINT -> "injectionAdjoint";
            case NEXT_ADJOINT -> "nextAdjoint";
            case STATE_ADJOINT -> "stateAdjoint";
            case ACTION_ADJOINT -> "actionAdjoint";
            case OBSERVATION_ADJOINT -> "observationAdjoint";
            case VOLTAGE_ADJOINT -> "voltageAdjoint";
        };
    }

    /// The start of an agent's cells in it; inputs have one for each slot.
    static String offset(Storage storage) {
        return storage == Storage.INPUT ? "inputAt" : array(storage) + "At";
    }
}
