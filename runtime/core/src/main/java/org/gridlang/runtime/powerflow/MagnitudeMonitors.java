package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Voltage magnitudes in per unit: of nodes, or of what a device at a connection measures. Each monitor is the
/// mean over its parts of `|u| / scale` with `u` the voltage of a node or between two.
///
/// Results are arrays `[monitor][scenario]` with the stride of the batch. The seed of `m = |u|/scale` is
/// `dL/dm u/(|u| scale)` (METHOD: gamma of a voltage magnitude).
public final class MagnitudeMonitors {
    /// @param otherNode second node, or [Element#GROUND]
    private record Part(int node, int otherNode, double noLoadRe, double noLoadIm, double scale) {}

    private final List<List<Part>> monitors;

    private MagnitudeMonitors(List<List<Part>> monitors) {
        this.monitors = List.copyOf(monitors);
    }

    /// One monitor per node of the model, in order: its voltage to ground.
    public static MagnitudeMonitors nodes(PowerFlowModel model) {
        return nodes(model, IntStream.range(0, model.nodeCount()).toArray());
    }

    /// One monitor per given node.
    public static MagnitudeMonitors nodes(PowerFlowModel model, int[] nodes) {
        var monitors = new ArrayList<List<Part>>();
        for (int node : nodes) {
            monitors.add(List.of(new Part(node, Element.GROUND, model.noLoadRe(node), model.noLoadIm(node), 1)));
        }
        return new MagnitudeMonitors(monitors);
    }

    /// One monitor per connection: the mean over its phases to ground (wye), or over its pairs line-to-line,
    /// per unit of the line-to-line base (delta).
    public static MagnitudeMonitors connections(PowerFlowModel model, List<ElementShares> connections) {
        var monitors = new ArrayList<List<Part>>();
        for (var connection : connections) {
            var parts = new ArrayList<Part>();
            for (int index : connection.elements()) {
                var element = model.elements().get(index);
                parts.add(new Part(
                        element.node(),
                        element.otherNode(),
                        model.noLoadRe(element),
                        model.noLoadIm(element),
                        element.isDelta() ? Math.sqrt(3) : 1));
            }
            monitors.add(List.copyOf(parts));
        }
        return new MagnitudeMonitors(monitors);
    }

    /// Number of monitors.
    public int count() {
        return monitors.size();
    }

    /// Writes the magnitudes of scenarios `[from, to)`.
    public void evaluate(DoubleFlowBatch batch, double[] magnitude, int from, int to) {
        for (int monitor = 0; monitor < monitors.size(); monitor++) {
            var parts = monitors.get(monitor);
            int at = monitor * batch.stride;
            Arrays.fill(magnitude, at + from, at + to, 0);
            for (var part : parts) {
                double weight = 1 / (part.scale * parts.size());
                int first = part.node * batch.stride;
                int second = part.otherNode * batch.stride;
                for (int scenario = from; scenario < to; scenario++) {
                    double re = part.noLoadRe + batch.stateRe[first + scenario];
                    double im = part.noLoadIm + batch.stateIm[first + scenario];
                    if (second >= 0) {
                        re -= batch.stateRe[second + scenario];
                        im -= batch.stateIm[second + scenario];
                    }
                    magnitude[at + scenario] += weight * Math.sqrt(re * re + im * im);
                }
            }
        }
    }

    /// Writes the magnitudes of scenarios `[from, to)`.
    public void evaluate(FloatFlowBatch batch, float[] magnitude, int from, int to) {
        for (int monitor = 0; monitor < monitors.size(); monitor++) {
            var parts = monitors.get(monitor);
            int at = monitor * batch.stride;
            Arrays.fill(magnitude, at + from, at + to, 0);
            for (var part : parts) {
                float weight = (float) (1 / (part.scale * parts.size()));
                float noLoadRe = (float) part.noLoadRe;
                float noLoadIm = (float) part.noLoadIm;
                int first = part.node * batch.stride;
                int second = part.otherNode * batch.stride;
                for (int scenario = from; scenario < to; scenario++) {
                    float re = noLoadRe + batch.stateRe[first + scenario];
                    float im = noLoadIm + batch.stateIm[first + scenario];
                    if (second >= 0) {
                        re -= batch.stateRe[second + scenario];
                        im -= batch.stateIm[second + scenario];
                    }
                    magnitude[at + scenario] += weight * (float) Math.sqrt(re * re + im * im);
                }
            }
        }
    }

    /// Adds to the seeds of scenarios `[from, to)` what gradients by the magnitudes amount to.
    public void seed(DoubleFlowBatch batch, double[] gradient, DoubleAdjointBatch adjoint, int from, int to) {
        for (int monitor = 0; monitor < monitors.size(); monitor++) {
            var parts = monitors.get(monitor);
            int at = monitor * batch.stride;
            for (var part : parts) {
                double weight = 1 / (part.scale * parts.size());
                int first = part.node * batch.stride;
                int second = part.otherNode * batch.stride;
                for (int scenario = from; scenario < to; scenario++) {
                    double re = part.noLoadRe + batch.stateRe[first + scenario];
                    double im = part.noLoadIm + batch.stateIm[first + scenario];
                    if (second >= 0) {
                        re -= batch.stateRe[second + scenario];
                        im -= batch.stateIm[second + scenario];
                    }
                    double factor = weight * gradient[at + scenario] / Math.sqrt(re * re + im * im);
                    adjoint.seedRe[first + scenario] += factor * re;
                    adjoint.seedIm[first + scenario] += factor * im;
                    if (second >= 0) {
                        adjoint.seedRe[second + scenario] -= factor * re;
                        adjoint.seedIm[second + scenario] -= factor * im;
                    }
                }
            }
        }
    }

    /// Adds to the seeds of scenarios `[from, to)` what gradients by the magnitudes amount to.
    public void seed(FloatFlowBatch batch, float[] gradient, FloatAdjointBatch adjoint, int from, int to) {
        for (int monitor = 0; monitor < monitors.size(); monitor++) {
            var parts = monitors.get(monitor);
            int at = monitor * batch.stride;
            for (var part : parts) {
                float weight = (float) (1 / (part.scale * parts.size()));
                float noLoadRe = (float) part.noLoadRe;
                float noLoadIm = (float) part.noLoadIm;
                int first = part.node * batch.stride;
                int second = part.otherNode * batch.stride;
                for (int scenario = from; scenario < to; scenario++) {
                    float re = noLoadRe + batch.stateRe[first + scenario];
                    float im = noLoadIm + batch.stateIm[first + scenario];
                    if (second >= 0) {
                        re -= batch.stateRe[second + scenario];
                        im -= batch.stateIm[second + scenario];
                    }
                    float factor = weight * gradient[at + scenario] / (float) Math.sqrt(re * re + im * im);
                    adjoint.seedRe[first + scenario] += factor * re;
                    adjoint.seedIm[first + scenario] += factor * im;
                    if (second >= 0) {
                        adjoint.seedRe[second + scenario] -= factor * re;
                        adjoint.seedIm[second + scenario] -= factor * im;
                    }
                }
            }
        }
    }
}
