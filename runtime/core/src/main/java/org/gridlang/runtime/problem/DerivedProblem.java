package org.gridlang.runtime.problem;

import java.util.List;
import org.gridlang.runtime.data.SeriesColumn;
import org.gridlang.runtime.data.SeriesContext;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.NetworkModel;

/// A problem that is another one in all but a few respects, which a subclass tells: the same agents on the same days
/// with a switch open, for example.
public abstract class DerivedProblem implements Problem {
    private final Problem origin;

    protected DerivedProblem(Problem origin) {
        this.origin = origin;
    }

    /// The problem it comes from.
    protected final Problem origin() {
        return origin;
    }

    @Override
    public String name() {
        return origin.name();
    }

    @Override
    public long seed() {
        return origin.seed();
    }

    @Override
    public TimeGrid time() {
        return origin.time();
    }

    @Override
    public NetworkModel network() {
        return origin.network();
    }

    @Override
    public Regulation regulation() {
        return origin.regulation();
    }

    @Override
    public List<SeriesColumn> series() {
        return origin.series();
    }

    @Override
    public List<Population> populations() {
        return origin.populations();
    }

    @Override
    public List<Constraint> constraints() {
        return origin.constraints();
    }

    @Override
    public double loadPower(SeriesContext context, Load load) {
        return origin.loadPower(context, load);
    }

    @Override
    public double networkCost(double[] series, double sourceP, double sourceQ, double losses, double[] gradient) {
        return origin.networkCost(series, sourceP, sourceQ, losses, gradient);
    }

    @Override
    public List<Experiment> experiments() {
        return origin.experiments();
    }

    @Override
    public List<Evaluation> evaluations() {
        return origin.evaluations();
    }
}
