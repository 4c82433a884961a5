package org.gridlang.runtime.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/// How much of a core a benchmark got: CPU time of its process over time by the clock. A throughput divided by it is
/// that
/// of a whole core, which matters on a machine that others use as well.
public final class CpuShare implements InternalProfiler {
    /// Name of the result.
    static final String NAME = "cpuShare";

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private long clock;
    private long used;

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        clock = System.nanoTime();
        used = SYSTEM.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double share = (double) (SYSTEM.getProcessCpuTime() - used) / (System.nanoTime() - clock);
        return List.of(new ScalarResult(NAME, share, "cores", AggregationPolicy.AVG));
    }

    @Override
    public String getDescription() {
        return "share of a core that the process got";
    }
}
