package org.gridlang.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// What the command line says of a comparison; what it leaves open is said by the `.grid` file.
///
/// @param folder new, or that of the same comparison
/// @param seeds how many trainings of each experiment
/// @param budget time for each training
/// @param passes most passes of each training
/// @param threads how many threads work; results do not depend on it
record CompareOptions(Path folder, int seeds, Optional<Duration> budget, OptionalInt passes, int threads) {}
