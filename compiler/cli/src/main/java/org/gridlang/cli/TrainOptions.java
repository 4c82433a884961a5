package org.gridlang.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What the command line says of a training; what it leaves open is said by the `.grid` file.
///
/// @param experiment name of the `train` block
/// @param folder the run folder
/// @param resume whether the folder holds a checkpoint to go on from
/// @param threads how many threads work; results do not depend on it
record TrainOptions(
        String experiment,
        Path folder,
        boolean resume,
        Optional<Duration> budget,
        OptionalInt passes,
        OptionalLong seed,
        int threads) {}
