package org.gridlang.runtime.learn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gridlang.runtime.device.DeviceShape;

/// Runs fixed policies over any list of days, a batch at a time, in double precision but for the networks
/// themselves, which act in the single precision they are deployed in.
public final class Rollouts {
    private final World world;
    private final Workers workers;
    private final int batchDays;

    /// @param batchDays days at a time: memory grows with it
    public Rollouts(World world, Workers workers, int batchDays) {
        this.world = world;
        this.workers = workers;
        this.batchDays = batchDays;
    }

    /// Figures of trained policies.
    public Figures trained(PolicySet policies, List<LocalDate> dates) {
        String misfit = policies.misfit(world);
        if (!misfit.isEmpty()) {
            throw new IllegalArgumentException("the policies are of another problem: " + misfit);
        }
        return run(dates, environment -> {
            var controllers = new ArrayList<Controller>();
            for (var entry : policies.entries()) {
                controllers.add(new NeuralController(
                        entry.bank(),
                        entry.scale(),
                        environment.days,
                        environment.lanes,
                        environment.steps,
                        workers.count()));
            }
            return PassiveController.among(world, controllers);
        });
    }

    /// Figures of `no_control`: every device idles.
    public Figures idle(List<LocalDate> dates) {
        return run(dates, environment -> {
            var controllers = new ArrayList<Controller>();
            for (var rollout : environment.rollouts) {
                controllers.add(new IdleController(rollout.kernel));
            }
            return controllers;
        });
    }

    /// Figures of a rule: every device that follows it acts by it, the others idle.
    public Figures rule(String name, List<LocalDate> dates) {
        return run(dates, shape -> measures(shape, name), environment -> {
            var controllers = new ArrayList<Controller>();
            for (var rollout : environment.rollouts) {
                controllers.add(new RuleController(rollout.kernel, name));
            }
            return controllers;
        });
    }

    private static boolean measures(DeviceShape shape, String rule) {
        return shape.rules().stream().anyMatch(each -> each.name().equals(rule) && each.measuresVoltage());
    }

    /// Whether any population follows a rule of this name.
    public boolean hasRule(String name) {
        return world.agents().stream()
                .anyMatch(each -> each.population().kernel().shape().rule(name).isPresent());
    }

    @FunctionalInterface
    private interface Choice {
        List<Controller> controllers(Environment environment);
    }

    private Figures run(List<LocalDate> dates, Choice choice) {
        return run(dates, DeviceShape::observesVoltage, choice);
    }

    private Figures run(List<LocalDate> dates, Predicate<DeviceShape> measuring, Choice choice) {
        Optional<Figures> all = Optional.empty();
        for (var batch : batches(dates, batchDays)) {
            var environment = new Environment(world, workers, Precision.DOUBLE, batch, measuring);
            environment.forward(choice.controllers(environment));
            var figures = new FigureReader(environment).read();
            all = Optional.of(all.map(before -> before.join(figures)).orElse(figures));
        }
        return all.orElseThrow(() -> new IllegalArgumentException("no days to evaluate"));
    }

    /// The dates in groups of at most this many.
    static List<List<LocalDate>> batches(List<LocalDate> dates, int most) {
        var batches = new ArrayList<List<LocalDate>>();
        for (int from = 0; from < dates.size(); from += most) {
            batches.add(List.copyOf(dates.subList(from, Math.min(from + most, dates.size()))));
        }
        return batches;
    }
}
