package org.gridlang.runtime.network;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Reads and writes a [NetworkModel] as JSON, the form in which a compiled problem carries its network.
///
/// Field names are those of the records, so SI units throughout. Numbers are written as the shortest decimal
/// that reads back as the same `double`, so a round trip is exact.
public final class NetworkFile {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private NetworkFile() {}

    /// Writes `network` and leaves the stream open.
    public static void write(NetworkModel network, OutputStream stream) throws IOException {
        stream.write(MAPPER.writeValueAsBytes(network));
    }

    /// Reads a network; an [IOException] says where the text is not one.
    public static NetworkModel read(InputStream stream) throws IOException {
        return MAPPER.readValue(stream.readAllBytes(), NetworkModel.class);
    }
}
