package org.gridlang.runtime.problem;

import java.util.List;
import org.gridlang.runtime.data.SeriesColumn;
import org.gridlang.runtime.data.SeriesContext;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.NetworkModel;

/// A compiled problem; implemented by generated code. SI units, per unit only where named.
public interface Problem {
    String name();

    /// Seed of everything that belongs to the problem itself: draws, placement, series.
    long seed();

    TimeGrid time();

    NetworkModel network();

    /// What the network's regulators and capacitor controls do.
    default Regulation regulation() {
        return Regulation.LOCKED;
    }

    /// Exogenous columns; a view stands after the column it reads.
    List<SeriesColumn> series();

    List<Population> populations();

    List<Constraint> constraints();

    /// Active power of a base load at a moment, W; its reactive power follows the load's own power factor.
    double loadPower(SeriesContext context, Load load);

    /// The part of the objective that is not the agents' own, for one step of one day, money.
    ///
    /// @param series value of each column at this step and day
    /// @param sourceP active power delivered by the source, W
    /// @param losses active power lost in the network, W
    /// @param gradient written: d/d sourceP, d/d sourceQ, d/d losses
    double networkCost(double[] series, double sourceP, double sourceQ, double losses, double[] gradient);

    List<Experiment> experiments();

    List<Evaluation> evaluations();
}
