package org.gridlang.runtime.powerflow;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.gridlang.runtime.powerflow.VoltageSensitivity.Effect;

/// Sets sensitivities as a table in CSV, a row for each voltage and injection: `voltage, injection, dv_dp_pu_per_kw,
/// dv_dq_pu_per_kvar`, with ten significant digits.
public final class SensitivityTable {
    private static final double KILO = 1000;

    private SensitivityTable() {}

    public static String of(List<Effect> effects) {
        var text = new StringWriter();
        try (var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord("voltage", "injection", "dv_dp_pu_per_kw", "dv_dq_pu_per_kvar");
            for (var effect : effects) {
                writer.writeRecord(
                        effect.voltage().toString(),
                        effect.injection().toString(),
                        number(effect.perWatt() * KILO),
                        number(effect.perVar() * KILO));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("powerflow: a string cannot fail to be written", impossible);
        }
        return text.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.9e", value);
    }
}
