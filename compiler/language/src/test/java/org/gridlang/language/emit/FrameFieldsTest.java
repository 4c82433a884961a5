package org.gridlang.language.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gridlang.language.ir.Storage;
import org.gridlang.runtime.device.DeviceFrame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Generated code names fields of the frame: they must be there.
final class FrameFieldsTest {
    @ParameterizedTest
    @EnumSource
    void everyStorageIsInTheFrame(Storage storage) throws NoSuchFieldException {
        assertEquals(
                double[].class,
                DeviceFrame.class.getField(FrameFields.array(storage)).getType());
        var offset = DeviceFrame.class.getField(FrameFields.offset(storage)).getType();
        assertEquals(storage == Storage.INPUT ? int[].class : int.class, offset);
    }
}
