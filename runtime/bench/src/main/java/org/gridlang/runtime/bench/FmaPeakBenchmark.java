package org.gridlang.runtime.bench;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a core can do at most: fused multiply-adds in registers, in twelve independent chains, which is more
/// than the product of latency (4 cycles) and units (2) of the processors at hand. What other benchmarks reach
/// is set against it.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FmaPeakBenchmark {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int CHAINS = 12;
    private static final int LENGTH = 100_000;

    /// Not constants, so that the compiler cannot do the work in advance.
    private float factor = 0.999f;

    private float summand = 1e-9f;

    /// Floating-point operations of one call of [#floats].
    public static double floatOperations() {
        return 2.0 * CHAINS * LENGTH * FLOATS.length();
    }

    /// Floating-point operations of one call of [#doubles].
    public static double doubleOperations() {
        return 2.0 * CHAINS * LENGTH * DOUBLES.length();
    }

    @Benchmark
    public float floats() {
        FloatVector a = FloatVector.broadcast(FLOATS, factor);
        FloatVector b = FloatVector.broadcast(FLOATS, summand);
        FloatVector c0 = b;
        FloatVector c1 = b;
        FloatVector c2 = b;
        FloatVector c3 = b;
        FloatVector c4 = b;
        FloatVector c5 = b;
        FloatVector c6 = b;
        FloatVector c7 = b;
        FloatVector c8 = b;
        FloatVector c9 = b;
        FloatVector c10 = b;
        FloatVector c11 = b;
        for (int step = 0; step < LENGTH; step++) {
            c0 = c0.fma(a, b);
            c1 = c1.fma(a, b);
            c2 = c2.fma(a, b);
            c3 = c3.fma(a, b);
            c4 = c4.fma(a, b);
            c5 = c5.fma(a, b);
            c6 = c6.fma(a, b);
            c7 = c7.fma(a, b);
            c8 = c8.fma(a, b);
            c9 = c9.fma(a, b);
            c10 = c10.fma(a, b);
            c11 = c11.fma(a, b);
        }
        FloatVector first = c0.add(c1).add(c2).add(c3).add(c4).add(c5);
        return first.add(c6).add(c7).add(c8).add(c9).add(c10).add(c11).lane(0);
    }

    @Benchmark
    public double doubles() {
        DoubleVector a = DoubleVector.broadcast(DOUBLES, factor);
        DoubleVector b = DoubleVector.broadcast(DOUBLES, summand);
        DoubleVector c0 = b;
        DoubleVector c1 = b;
        DoubleVector c2 = b;
        DoubleVector c3 = b;
        DoubleVector c4 = b;
        DoubleVector c5 = b;
        DoubleVector c6 = b;
        DoubleVector c7 = b;
        DoubleVector c8 = b;
        DoubleVector c9 = b;
        DoubleVector c10 = b;
        DoubleVector c11 = b;
        for (int step = 0; step < LENGTH; step++) {
            c0 = c0.fma(a, b);
            c1 = c1.fma(a, b);
            c2 = c2.fma(a, b);
            c3 = c3.fma(a, b);
            c4 = c4.fma(a, b);
            c5 = c5.fma(a, b);
            c6 = c6.fma(a, b);
            c7 = c7.fma(a, b);
            c8 = c8.fma(a, b);
            c9 = c9.fma(a, b);
            c10 = c10.fma(a, b);
            c11 = c11.fma(a, b);
        }
        DoubleVector first = c0.add(c1).add(c2).add(c3).add(c4).add(c5);
        return first.add(c6).add(c7).add(c8).add(c9).add(c10).add(c11).lane(0);
    }
}
