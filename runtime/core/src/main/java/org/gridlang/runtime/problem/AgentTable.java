package org.gridlang.runtime.problem;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.gridlang.runtime.random.Stream;

/// The agents of a population as drawn: parameters, places, and initial states of any day. Everything is a
/// function of the problem's seed, the population's name, the agent's number and the date; no other population
/// or day plays a part.
public final class AgentTable {
    private static final long PLACE = 0;

    private final Population population;
    private final Stream stream;
    private final int parameterCount;
    private final double[] parameters;
    private final int[] places;
    private final int[][] inputColumns;

    public AgentTable(Population population, long seed) {
        this.population = population;
        this.stream = Stream.of(seed).child("population").child(population.name());
        this.parameterCount = population.kernel().shape().parameters().size();
        int count = population.count();
        this.parameters = new double[count * parameterCount];
        this.places = new int[count];
        this.inputColumns = new int[count][];
        double[] cumulative = cumulativeWeights(population);
        for (int agent = 0; agent < count; agent++) {
            var own = stream.child(agent);
            population.parameters(own.child("parameters"), parameters, agent * parameterCount);
            double drawn = own.child("place").uniform(PLACE) * cumulative[cumulative.length - 1];
            places[agent] = firstAbove(cumulative, drawn);
            inputColumns[agent] = population.inputColumns(own.child("key"), place(agent));
        }
    }

    public Population population() {
        return population;
    }

    public int count() {
        return places.length;
    }

    /// Parameters `[agent][parameter]`, SI.
    public double[] parameters() {
        return parameters;
    }

    public int parameterAt(int agent) {
        return agent * parameterCount;
    }

    /// Column of the problem's series for each input slot of an agent.
    public int[] inputColumns(int agent) {
        return inputColumns[agent];
    }

    /// Where an agent is connected.
    public Candidate place(int agent) {
        return population.candidates().get(places[agent]);
    }

    /// The drawn initial value of a state slot of an agent on a date.
    public double drawState(int agent, int slot, LocalDate date) {
        var agentAndDay = stream.child(agent).child("day").child(date.toEpochDay());
        return population.drawState(slot, agentAndDay, parameters, parameterAt(agent));
    }

    private static double[] cumulativeWeights(Population population) {
        List<Candidate> candidates = population.candidates();
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("population " + population.name() + " has no place to connect");
        }
        var cumulative = new double[candidates.size()];
        double sum = 0;
        for (int index = 0; index < cumulative.length; index++) {
            double weight = candidates.get(index).weight();
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("population " + population.name() + ": the weight of "
                        + candidates.get(index).element() + " is " + weight);
            }
            sum += weight;
            cumulative[index] = sum;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("population " + population.name() + ": all weights are zero");
        }
        return cumulative;
    }

    private static int firstAbove(double[] cumulative, double value) {
        int found = Arrays.binarySearch(cumulative, value);
        int index = found < 0 ? -found - 1 : found + 1;
        return Math.min(index, cumulative.length - 1);
    }
}
