package org.gridlang.runtime.policy;

/// The memory of one thread for [PolicyKernels] on policies of one shape. Make one per thread and shape and
/// keep it: the kernels allocate nothing.
public final class Workspace {
    /// Samples are worked on in groups of this many; the rows of a last, incomplete group are computed and not
    /// used.
    static final int SAMPLE_GROUP = 8;

    /// Samples that go through forward and backward together: long enough that the sums of a gradient block
    /// stay in registers for a while, short enough that what one layer hands the next is still in the first two
    /// caches.
    static final int CHUNK = 96;

    private static final int NOTHING_KEPT = -1;

    final PolicyLayout layout;
    final int capacity;

    /// The observations of a chunk.
    final SampleMatrix observations;

    /// What leaves each hidden layer, for all samples that are kept.
    final SampleMatrix[] activations;

    /// Actions, `[sample * outputs + output]`, for all samples that are kept.
    final float[] actions;

    /// Derivatives at the sums of the output units of a chunk, zero in the padding.
    final SampleMatrix actionDerivatives;

    /// Derivatives of a loss at the outputs of a chunk, `[sample * outputs + output]`.
    final float[] lossDerivatives;

    /// Derivatives at the sums of the units of each hidden layer, for a chunk.
    final SampleMatrix[] derivatives;

    /// Derivatives at the observations of a chunk.
    final SampleMatrix inputDerivatives;

    /// The weights of the output units, `[output][stride]`.
    final float[] outputWeights;

    /// The transposes of all matrices of an agent but the last, which is stored that way.
    final float[] transposed;

    final PanelMatrix[] transposes;

    /// The gradient of an agent's weights, laid out as the weights are.
    final float[] gradient;

    final float[] zeros;
    final float[] lanes = new float[Lanes.COUNT];
    final RowProduct rowProduct = new RowProduct();
    final ColumnProduct columnProduct = new ColumnProduct();

    private int keptAgent = NOTHING_KEPT;
    private int keptSamples;

    /// @param capacity the most samples that [PolicyKernels#forwardKeeping] will keep
    public Workspace(PolicyShape shape, int capacity) {
        layout = new PolicyLayout(shape);
        this.capacity = capacity;
        int samples = Lanes.roundUp(Math.max(capacity, CHUNK), SAMPLE_GROUP) + SAMPLE_GROUP;
        observations = new SampleMatrix(CHUNK, shape.paddedInputs());
        inputDerivatives = new SampleMatrix(CHUNK, shape.paddedInputs());
        actions = new float[samples * shape.outputs() + Lanes.COUNT];
        lossDerivatives = new float[CHUNK * shape.outputs()];
        actionDerivatives = new SampleMatrix(CHUNK, Lanes.pad(shape.outputs()));
        int hidden = shape.hidden().size();
        activations = new SampleMatrix[hidden];
        derivatives = new SampleMatrix[hidden];
        transposes = new PanelMatrix[hidden];
        int next = 0;
        int widest = shape.paddedInputs();
        for (int layer = 0; layer < hidden; layer++) {
            int stride = layout.stride(layer + 1);
            activations[layer] = new SampleMatrix(samples, stride);
            derivatives[layer] = new SampleMatrix(CHUNK, stride);
            transposes[layer] = new PanelMatrix(next, shape.layerOutputs(layer), layout.stride(layer));
            next += transposes[layer].length();
            widest = Math.max(widest, stride);
        }
        transposed = new float[next];
        outputWeights = new float[shape.outputs() * layout.stride(hidden)];
        gradient = new float[layout.length()];
        zeros = new float[widest];
    }

    PolicyShape shape() {
        return layout.shape();
    }

    /// What enters a layer: the chunk's observations or the activations below.
    SampleMatrix entering(int layer) {
        return layer == 0 ? observations : activations[layer - 1];
    }

    /// The derivative of an output by its sum.
    float slope(int at) {
        return layout.shape().output() == PolicyShape.Output.TANH ? 1 - actions[at] * actions[at] : 1;
    }

    /// Before any pass: what was kept will be overwritten.
    void begin(PolicyBank bank) {
        if (bank.layout != layout && !bank.shape().equals(shape())) {
            throw new IllegalArgumentException("a workspace for " + shape() + " with policies of " + bank.shape());
        }
        keptAgent = NOTHING_KEPT;
    }

    void keep(int agent, int samples) {
        keptAgent = agent;
        keptSamples = samples;
    }

    void requireKept(int agent, int firstSample, int count) {
        if (keptAgent != agent || firstSample < 0 || count < 0 || firstSample + count > keptSamples) {
            throw new IllegalStateException("samples " + firstSample + " to " + (firstSample + count) + " of agent "
                    + agent + " are not kept; kept are "
                    + (keptAgent == NOTHING_KEPT ? "none" : keptSamples + " samples of agent " + keptAgent));
        }
    }
}
