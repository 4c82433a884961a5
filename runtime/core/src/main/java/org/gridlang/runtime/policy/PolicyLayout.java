package org.gridlang.runtime.policy;

/// Where the weights of an agent lie in memory.
///
/// A hidden layer is a [PanelMatrix] `[input][output]` followed by its padded biases, so that vector lanes run
/// over its units. The last layer, which is narrow, is stored the other way round, `[output][input]`, so that
/// lanes run over the units below it, and its biases follow. Padding is zero, and stays zero: its gradients are
/// made zero.
final class PolicyLayout {
    private final PolicyShape shape;
    private final PanelMatrix[] matrices;
    private final int[] biases;
    private final int length;
    private final int[] places;

    PolicyLayout(PolicyShape shape) {
        this.shape = shape;
        int layers = shape.layers();
        matrices = new PanelMatrix[layers];
        biases = new int[layers];
        int next = 0;
        for (int layer = 0; layer < layers; layer++) {
            boolean last = layer == layers - 1;
            int rows = last ? shape.layerOutputs(layer) : shape.layerInputs(layer);
            int columns = last ? shape.layerInputs(layer) : shape.layerOutputs(layer);
            matrices[layer] = new PanelMatrix(next, Lanes.roundUp(rows, Lanes.ROWS), Lanes.pad(columns));
            next += matrices[layer].length();
            biases[layer] = next;
            next += Lanes.pad(shape.layerOutputs(layer));
        }
        length = Lanes.roundUp(next, 2 * Lanes.COUNT);
        places = places();
    }

    private int[] places() {
        int[] result = new int[shape.weightCount()];
        int next = 0;
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (int input = 0; input < shape.layerInputs(layer); input++) {
                for (int output = 0; output < shape.layerOutputs(layer); output++) {
                    result[next++] = weight(layer, input, output);
                }
            }
            for (int output = 0; output < shape.layerOutputs(layer); output++) {
                result[next++] = biases[layer] + output;
            }
        }
        return result;
    }

    PolicyShape shape() {
        return shape;
    }

    /// Numbers an agent takes, a multiple of two vectors.
    int length() {
        return length;
    }

    /// Where an agent's weights start in the bank.
    int start(int agent) {
        return agent * length;
    }

    int arrayLength(int agents) {
        long total = (long) agents * length;
        if (agents < 0 || total > Integer.MAX_VALUE - Long.BYTES) {
            throw new IllegalArgumentException(
                    agents + " agents of " + length + " weights do not fit one array; split the population");
        }
        return (int) total;
    }

    /// The matrix of a layer, its start counted from the agent's.
    PanelMatrix matrix(int layer) {
        return matrices[layer];
    }

    /// Where the biases of a layer start, counted from the agent's start.
    int bias(int layer) {
        return biases[layer];
    }

    /// Where a weight lies, counted from the agent's start.
    int weight(int layer, int input, int output) {
        return layer == shape.layers() - 1
                ? matrices[layer].place(output, input)
                : matrices[layer].place(input, output);
    }

    /// The padded width of what enters a layer: the distance between two samples.
    int stride(int layer) {
        return Lanes.pad(shape.layerInputs(layer));
    }

    float[] unpad(float[] padded, int start) {
        float[] unpadded = new float[places.length];
        unpad(padded, start, unpadded);
        return unpadded;
    }

    void unpad(float[] padded, int start, float[] unpadded) {
        checkLength(unpadded.length);
        for (int index = 0; index < places.length; index++) {
            unpadded[index] = padded[start + places[index]];
        }
    }

    void pad(float[] unpadded, float[] padded, int start) {
        checkLength(unpadded.length);
        for (int index = 0; index < places.length; index++) {
            padded[start + places[index]] = unpadded[index];
        }
    }

    /// Where the weight with this number in the unpadded order lies, counted from the agent's start.
    int place(int index) {
        return places[index];
    }

    private void checkLength(int given) {
        if (given != places.length) {
            throw new IllegalArgumentException(given + " weights for a policy of " + places.length);
        }
    }
}
