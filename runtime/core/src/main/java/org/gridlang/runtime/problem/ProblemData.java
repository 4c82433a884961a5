package org.gridlang.runtime.problem;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridlang.runtime.network.NetworkModel;

/// What a compiled problem carries beside its class, because it is data and may be large: the network, the
/// places of each population, the rows of each constraint. A JSON file whose fields are those of the records,
/// numbers in SI.
///
/// @param candidates by the name of the population
/// @param rows by the name of the constraint
public record ProblemData(
        NetworkModel network, Map<String, List<Candidate>> candidates, Map<String, List<Constraint.Row>> rows) {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    public ProblemData {
        candidates = new TreeMap<>(candidates);
        rows = new TreeMap<>(rows);
    }

    /// Reads the resource of this name that stands beside a class.
    public static ProblemData beside(Class<?> generated, String name) {
        try (var stream = generated.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(generated.getName() + " needs the file " + name + " beside it");
            }
            return MAPPER.readValue(stream.readAllBytes(), ProblemData.class);
        } catch (IOException failure) {
            throw new UncheckedIOException("the file " + name + " beside " + generated.getName(), failure);
        }
    }

    /// The text of the file.
    public byte[] toBytes() {
        try {
            return MAPPER.writeValueAsBytes(this);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Where the agents of a population may be.
    public List<Candidate> candidatesOf(String population) {
        return List.copyOf(candidates.getOrDefault(population, List.of()));
    }

    /// What a constraint bounds.
    public List<Constraint.Row> rowsOf(String constraint) {
        return List.copyOf(rows.getOrDefault(constraint, List.of()));
    }
}
