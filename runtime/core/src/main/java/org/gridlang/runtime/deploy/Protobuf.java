package org.gridlang.runtime.deploy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Messages of protocol buffers, written field by field where generated classes would be thousands of lines for a
/// dozen fields.
final class Protobuf {
    private Protobuf() {}

    /// A message being written. Fields may come in any order; one that repeats keeps its order.
    static final class Message {
        private final ByteString.Output content = ByteString.newOutput();
        private final CodedOutputStream out = CodedOutputStream.newInstance(content);

        Message number(int field, long value) {
            return write(() -> out.writeInt64(field, value));
        }

        Message text(int field, String value) {
            return write(() -> out.writeString(field, value));
        }

        Message bytes(int field, ByteString value) {
            return write(() -> out.writeBytes(field, value));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes());
        }

        ByteString bytes() {
            write(out::flush);
            return content.toByteString();
        }

        private Message write(Writing writing) {
            try {
                writing.run();
                return this;
            } catch (IOException impossible) {
                throw new UncheckedIOException("deploy: memory cannot be written to", impossible);
            }
        }
    }

    private interface Writing {
        void run() throws IOException;
    }
}
