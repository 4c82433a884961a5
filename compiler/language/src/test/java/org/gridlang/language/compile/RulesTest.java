package org.gridlang.language.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.runtime.data.Calendar;
import org.gridlang.runtime.data.DaySeries;
import org.gridlang.runtime.data.SeriesColumn;
import org.gridlang.runtime.evaluate.Evaluator;
import org.gridlang.runtime.learn.Figures;
import org.gridlang.runtime.learn.Rollouts;
import org.gridlang.runtime.learn.Workers;
import org.gridlang.runtime.learn.World;
import org.gridlang.runtime.problem.Problem;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules, compiled and carried out, against the same policies written by hand.
final class RulesTest {
    private static final int STEPS = 24;
    private static final double STEP_SECONDS = 3600;
    private static final double KILOWATT_HOUR = 3.6e6;

    /// One phase of a cable of 0.4 + j 0.1 ohm behind a source of 0.01 ohm, with a load that grows through the
    /// day.
    private static final String PROBLEM = """
            problem lane

            time {
              step: 1 h, horizon: 1 day, zone: "UTC"
              train: 2025-01-01 .. 2025-01-31, validate: 2025-02-01 .. 2025-02-14, test: 2025-02-15 .. 2025-02-28
            }

            signal price: Money / Energy = (0.25 + 0.10 * sin(2 * pi * time.of_day / 1 day) + noise(deviation: 0.02)) * 1 [$/kWh]

            feeder bare {
              frequency: 50 Hz
              source grid at "bar" phases abc {
                voltage: 400 V, per_unit: 1.0, angle: 0 deg, r1: 0.01 ohm, x1: 0.01 ohm, r0: 0.01 ohm, x0: 0.01 ohm
              }
              linecode core {
                per: 1 km, rating: 200 A,
                r_ohm: [[0.4], [0, 0.4], [0, 0, 0.4]], x_ohm: [[0.1], [0, 0.1], [0, 0, 0.1]], c_nF: [[0], [0, 0], [0, 0, 0]]
              }
              line cable from "bar" to "lane" phases abc { code: core, length: 1 km }
              load home at "lane" phases a { connection: "wye", kind: "power", p: 3 kW, q: 1 kvar, rated_voltage: 230.94 V }
            }
            feeder net = bare { loads: load.p * (1 + 2 * time.of_day / 1 day) }

            device Store {
              param capacity: Energy in 1 kWh .. 50 kWh = 10 kWh
              param rating:   Power in 1 kW .. 9 kW = 4 kW
              state soc: Ratio in 10 % .. 90 % = 50 %
              action p: Power in -rating .. rating = 0.5 kW
              action q: ReactivePower in -2 kvar .. 2 kvar = 0.3 kvar
              next soc = soc - p * dt / capacity
              limit circle: p^2 + q^2 <= rating^2
              inject p = p
              inject q = q
              observe soc, price
              cost wear  = 0.01 [$/kW/kWh] * p^2 * dt
              cost excess = 0.03 [$/kvar^2] * q^2
            }

            population stores = 1 of Store { place on load in net.loads }

            minimize sum(agent.cost for agent in agents) + price * net.source.p * dt

            rule threshold for Store {
              param low:  Ratio = 30 %
              param high: Ratio = 70 %
              let range = max(price, today) - min(price, today)
              set p = if price <= min(price, today) + low * range then -rating
                      else if price >= min(price, today) + high * range then rating
                      else 0 kW
            }

            rule bold = threshold { low: 45 % }

            rule lean for Store {
              param slope: Power / PerUnit = 60 [kW/pu]
              set p = slope * (1 pu - bus.v_pu) - 1 kW
            }

            evaluate both {
              split: test
              policies: [threshold, bold, lean, no_control]
              require lean.cost >= 0 $
            }
            """;

    private static final List<LocalDate> DATES =
            List.of(LocalDate.of(2025, 2, 15), LocalDate.of(2025, 2, 20), LocalDate.of(2025, 2, 28));

    @TempDir
    private Path folder = Path.of("");

    /// What a policy does, from the hour, the prices of the day, and the voltage of the hour before.
    @FunctionalInterface
    private interface Policy {
        /// Active power asked for, W.
        double power(int hour, double[] prices, double voltagePu);
    }

    @Test
    void aRuleDoesWhatItSays() throws IOException {
        var problem = compile("lane", PROBLEM);
        assertMatches(problem, "threshold", (hour, prices, voltage) -> threshold(hour, prices, 0.3, 0.7));
        assertMatches(problem, "bold", (hour, prices, voltage) -> threshold(hour, prices, 0.45, 0.7));
    }

    @Test
    void aRuleMeasuresTheVoltageOfTheStepBefore() throws IOException {
        var problem = compile("lane", PROBLEM);
        assertMatches(problem, "lean", (hour, prices, voltage) -> 60_000 * (1 - voltage) - 1000);
    }

    @Test
    void whoFollowsNoRuleIdles() throws IOException {
        var problem = compile("lane", PROBLEM);
        assertMatches(problem, "no_control", (hour, prices, voltage) -> 500);
    }

    @Test
    void onlyTheRulesThatAreEvaluatedBurdenADevice() throws IOException {
        var shape = compile("lane", PROBLEM.replace("[threshold, bold, lean, no_control]", "[lean, no_control]"))
                .populations()
                .getFirst()
                .kernel()
                .shape();
        assertEquals(List.of("price"), shape.inputs());
        assertEquals(
                List.of("lean"), shape.rules().stream().map(each -> each.name()).toList());
    }

    /// The standard rules on the smallest example, whose prices swing by half: they save, and what is required
    /// of a rule is judged.
    @Test
    void thresholdsSaveMoneyWherePricesSwing() throws IOException {
        var text = Files.readString(Path.of("../../examples/two_bus.grid"))
                .replace("\nseed 7", "\nimport std.rules.{droop, price_threshold}\nseed 7")
                .replace("[gradmap, ssl, no_control, perfect_information]", "[price_threshold, droop, no_control]")
                .replace("gradmap.cost <= no_control.cost", "price_threshold.cost <= 0.95 * no_control.cost");
        try (var workers = new Workers(1)) {
            var world = new World(compile("two_bus", text));
            var table = new Evaluator(world, workers, 7, 1)
                    .evaluate(world.problem().evaluations().getFirst(), Map.of());
            assertEquals(List.of(), table.remarks());
            assertTrue(
                    table.passed(),
                    "price_threshold " + table.value("price_threshold", "cost") + ", no_control "
                            + table.value("no_control", "cost"));
            assertTrue(table.value("droop", "voltage.violation_mean")
                    < table.value("no_control", "voltage.violation_mean"));
        }
    }

    private static double threshold(int hour, double[] prices, double low, double high) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double price : prices) {
            least = Math.min(least, price);
            most = Math.max(most, price);
        }
        double range = most - least;
        return prices[hour] <= least + low * range ? -4000 : prices[hour] >= least + high * range ? 4000 : 0;
    }

    private Problem compile(String name, String text) throws IOException {
        var compiled = Pipeline.compile(Files.writeString(folder.resolve(name + ".grid"), text));
        assertEquals("", new Renderer(false).render(compiled.diagnostics()));
        return compiled.problem().orElseThrow();
    }

    /// Runs a policy on all days and compares its money and energy with the same done step by step here.
    private static void assertMatches(Problem problem, String name, Policy policy) {
        Figures figures;
        try (var workers = new Workers(2)) {
            var rollouts = new Rollouts(new World(problem), workers, 2);
            figures = name.equals("no_control") ? rollouts.idle(DATES) : rollouts.rule(name, DATES);
        }
        assertEquals(0, figures.unconverged());
        double[] wear = new double[DATES.size()];
        double[] excess = new double[DATES.size()];
        double[] energy = new double[DATES.size()];
        for (int day = 0; day < DATES.size(); day++) {
            var reference = new Reference(prices(problem, DATES.get(day)), policy);
            wear[day] = reference.wear;
            excess[day] = reference.excess;
            energy[day] = reference.energy;
        }
        assertArrayEquals(wear, money(figures, "wear"), 1e-7, name);
        assertArrayEquals(excess, money(figures, "excess"), 1e-7, name);
        assertArrayEquals(energy, figures.importEnergy(), 10, name);
    }

    private static double[] money(Figures figures, String component) {
        return figures.money().stream()
                .filter(each -> each.component().equals(component))
                .findFirst()
                .orElseThrow()
                .perDay();
    }

    /// Price of each hour, money per joule.
    private static double[] prices(Problem problem, LocalDate date) {
        var calendar = new Calendar(problem.time().zone(), STEP_SECONDS, STEPS);
        var names = problem.series().stream().map(SeriesColumn::name).toList();
        double[] day = new DaySeries(
                        calendar, problem.series(), Stream.of(problem.seed()).child("series"))
                .of(date);
        double[] prices = new double[STEPS];
        System.arraycopy(day, names.indexOf("price") * STEPS, prices, 0, STEPS);
        return prices;
    }

    /// A day of the store on the lane, plainly: the device by its equations, the cable by V = E - Z conj(S / V).
    private static final class Reference {
        private static final double SOURCE = 400 / Math.sqrt(3);
        private static final double RESISTANCE = 0.41;
        private static final double REACTANCE = 0.11;
        private static final double RATING = 4000;

        double wear;
        double excess;
        double energy;

        Reference(double[] prices, Policy policy) {
            double soc = 0.5;
            double voltagePu = 1;
            for (int hour = 0; hour < STEPS; hour++) {
                double room = 10 * KILOWATT_HOUR / STEP_SECONDS;
                double low = Math.max(-RATING, (soc - 0.9) * room);
                double high = Math.min(RATING, (soc - 0.1) * room);
                double p = Math.clamp(policy.power(hour, prices, voltagePu), low, high);
                double reach = Math.min(2000, Math.sqrt(RATING * RATING - p * p));
                double q = Math.min(300, reach);
                wear += 0.01 / (1000 * KILOWATT_HOUR) * p * p * STEP_SECONDS;
                excess += 0.03e-6 * q * q;
                soc -= p * STEP_SECONDS / (10 * KILOWATT_HOUR);
                double load = 3000 * (1 + 2 * hour / 24.0);
                voltagePu = voltage(load - p, load / 3 - q);
            }
        }

        /// Adds the energy that the source delivers, and gives the voltage at the end of the cable.
        private double voltage(double p, double q) {
            double re = SOURCE;
            double im = 0;
            double currentRe = 0;
            double currentIm = 0;
            for (int iteration = 0; iteration < 500; iteration++) {
                double square = re * re + im * im;
                currentRe = (p * re + q * im) / square;
                currentIm = (p * im - q * re) / square;
                re = SOURCE - (RESISTANCE * currentRe - REACTANCE * currentIm);
                im = -(RESISTANCE * currentIm + REACTANCE * currentRe);
            }
            double lost = (RESISTANCE - 0.01) * (currentRe * currentRe + currentIm * currentIm);
            energy += (p + lost) * STEP_SECONDS;
            return Math.hypot(re, im) / SOURCE;
        }
    }
}
