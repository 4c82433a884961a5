package org.gridlang.runtime.learn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What came of a list of days: money, violations and energy, per day.
///
/// @param money by source: each cost of each population, and the network's
/// @param violations one per constraint
/// @param unconverged scenarios without a power flow solution; they are in `violations` as violating everywhere
/// @param importEnergy delivered by the source, J, per day
/// @param lossEnergy lost in the network, J, per day
/// @param peakImport the most that the source delivers in any step, W, per day
/// @param stepSeconds length of a step
public record Figures(
        List<LocalDate> dates,
        List<Money> money,
        List<Violation> violations,
        int unconverged,
        double[] importEnergy,
        double[] lossEnergy,
        double[] peakImport,
        double stepSeconds) {
    /// Violations up to this, in normalised units, are rounding.
    public static final double NEGLIGIBLE = 1e-6;

    public Figures {
        dates = List.copyOf(dates);
        money = List.copyOf(money);
        violations = List.copyOf(violations);
    }

    /// Money of one kind, per day.
    ///
    /// @param owner name of a population, or `network`
    /// @param component name of the cost, `terminal`, or `exchange` for the network's
    /// @param counts whether it is part of the objective
    /// @param perDay with the weight that the objective gives it
    public record Money(String owner, String component, boolean counts, double[] perDay) {
        /// Mean of a day.
        public double mean() {
            return Figures.mean(perDay);
        }
    }

    /// Violations of one constraint.
    ///
    /// @param rowSteps rows times steps of a day
    /// @param sum per day, added up over rows and steps, in the unit of the quantity
    /// @param normalised likewise in normalised units
    /// @param largest per day, in the unit of the quantity
    /// @param count per day, row-steps violated by more than [#NEGLIGIBLE]
    /// @param worst where and when the largest of all was
    public record Violation(
            String constraint,
            int rowSteps,
            double[] sum,
            double[] normalised,
            double[] largest,
            int[] count,
            Optional<String> worst) {
        /// Mean over row-steps and days.
        public double mean() {
            return Figures.mean(sum) / Math.max(rowSteps, 1);
        }

        public double largestOfAll() {
            return Arrays.stream(largest).max().orElse(0);
        }

        /// Share of row-steps that are violated.
        public double rate() {
            return Arrays.stream(count).average().orElse(0) / Math.max(rowSteps, 1);
        }

        /// The mean over row-steps of a day that 95 % of the days do not exceed.
        public double percentile95() {
            double[] sorted = sum.clone();
            Arrays.sort(sorted);
            int index = (int) Math.ceil(0.95 * sorted.length) - 1;
            return sorted.length == 0 ? 0 : sorted[index] / Math.max(rowSteps, 1);
        }

        private Violation join(Violation other) {
            boolean otherIsWorse = other.largestOfAll() > largestOfAll();
            return new Violation(
                    constraint,
                    rowSteps,
                    Figures.join(sum, other.sum),
                    Figures.join(normalised, other.normalised),
                    Figures.join(largest, other.largest),
                    Figures.join(count, other.count),
                    otherIsWorse ? other.worst : worst);
        }
    }

    public int days() {
        return dates.size();
    }

    /// The objective of each day, money.
    public double[] costPerDay() {
        var total = new double[days()];
        for (var each : money) {
            if (each.counts()) {
                for (int day = 0; day < total.length; day++) {
                    total[day] += each.perDay()[day];
                }
            }
        }
        return total;
    }

    /// The mean objective of a day, money.
    public double cost() {
        return mean(costPerDay());
    }

    /// These days and others.
    public Figures join(Figures other) {
        var allDates = new ArrayList<>(dates);
        allDates.addAll(other.dates);
        var allMoney = new ArrayList<Money>();
        for (int index = 0; index < money.size(); index++) {
            var mine = money.get(index);
            allMoney.add(new Money(
                    mine.owner(),
                    mine.component(),
                    mine.counts(),
                    join(mine.perDay(), other.money.get(index).perDay())));
        }
        var allViolations = new ArrayList<Violation>();
        for (int index = 0; index < violations.size(); index++) {
            allViolations.add(violations.get(index).join(other.violations.get(index)));
        }
        return new Figures(
                allDates,
                allMoney,
                allViolations,
                unconverged + other.unconverged,
                join(importEnergy, other.importEnergy),
                join(lossEnergy, other.lossEnergy),
                join(peakImport, other.peakImport),
                stepSeconds);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }

    private static double[] join(double[] first, double[] second) {
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static int[] join(int[] first, int[] second) {
        int[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
