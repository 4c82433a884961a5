package org.gridlang.language.check;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gridlang.language.check.data.Coverage;
import org.gridlang.language.check.data.DataCatalog;
import org.gridlang.language.check.feeder.ElementSets;
import org.gridlang.language.check.feeder.FeederChecker;
import org.gridlang.language.check.feeder.FeederChecker.FeederModel;
import org.gridlang.language.check.problem.Devices;
import org.gridlang.language.check.problem.Policies;
import org.gridlang.language.check.problem.ProblemChecker;
import org.gridlang.language.check.problem.Rules;
import org.gridlang.language.check.problem.TestChecker;
import org.gridlang.language.check.series.Templates;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.library.LoadedModules;
import org.gridlang.language.library.ModuleLoader;
import org.gridlang.language.library.StandardSource;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.FeederOrigin;
import org.gridlang.language.model.OnDemand;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.TestModel;
import org.gridlang.language.resolve.DeclaredName;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.resolve.Resolver;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.SourceFile;
import org.gridlang.runtime.network.NetworkModel;

/// Checks a file and all that it imports: names, dimensions, locality, devices, feeders, and the problem it
/// states.
public final class Checker {
    private final Diagnostics out;
    private final DataCatalog data;
    private final Templates templates;
    private final Devices devices;
    private final Rules rules;
    private final FeederChecker feeders;

    private Checker(LoadedModules loaded, Diagnostics out) {
        this.out = out;
        this.data = new DataCatalog(loaded, zone(loaded.root()));
        this.templates = new Templates(data, out);
        this.devices = new Devices(templates, out);
        this.rules = new Rules(devices, templates, out);
        this.feeders = new FeederChecker(out);
    }

    /// Faults that say that something is missing. In a file that could not be read whole, or whose imports
    /// could not all be
    /// loaded, what is missing may be what was not read.
    private static final Set<Code> ABSENCES = EnumSet.of(
            Code.N101, Code.N103, Code.N109, Code.N110, Code.D101, Code.D103, Code.D110, Code.D113, Code.P101,
            Code.P103, Code.P106, Code.P107, Code.P109, Code.F102, Code.F103, Code.F105, Code.F107, Code.F112,
            Code.T106, Code.C101, Code.C107, Code.X103, Code.X104, Code.X106, Code.R101, Code.U200, Code.U201,
            Code.U208);

    /// What the file means; empty if there is an error, in it or in what it imports. All errors are reported at
    /// once.
    public static Optional<CheckedFile> check(LoadedModules loaded, Diagnostics out) {
        boolean prelude = loaded.modules().containsKey(ModuleLoader.PRELUDE)
                || loaded.root().name().text().equals(ModuleLoader.PRELUDE);
        // Without units every number would be wrong; that the prelude is missing has been reported.
        if (!prelude) {
            return Optional.empty();
        }
        boolean whole = !out.hasErrors();
        var disturbed = out.sorted().stream().map(Line::of).collect(Collectors.toSet());
        var found = new Diagnostics();
        var checked = new Checker(loaded, found).run(loaded);
        found.sorted().stream()
                .filter(each -> whole || !ABSENCES.contains(each.code()))
                .filter(each -> !disturbed.contains(Line.of(each)))
                .collect(RepeatedNames.merging())
                .forEach(out::add);
        return whole ? checked : Optional.empty();
    }

    /// A line of a file. One that could not be read as it stands was mended by a guess, and what is wrong with
    /// the guess tells nothing.
    private record Line(String file, int number) {
        static Line of(Diagnostic diagnostic) {
            var place = diagnostic.place();
            return new Line(place.source().name(), place.line());
        }
    }

    /// Of the standard library only what the file names is looked at: the build checks all of it.
    private Optional<CheckedFile> run(LoadedModules loaded) {
        var files = new ArrayList<>(loaded.modules().values());
        files.add(loaded.root());
        Currencies.check(files, out);
        var resolved = Resolver.resolve(loaded, out);
        for (var module : resolved.imported()) {
            declarations(module);
            templates.checkAll(module);
            if (!StandardSource.has(module.file().name().text())) {
                devicesAndFeeders(module);
            }
        }
        var root = resolved.root();
        declarations(root);
        templates.checkAll(root);
        devicesAndFeeders(root);
        var problem = root.file().kind() == SourceFile.Kind.PROBLEM
                ? new ProblemChecker(
                                root,
                                templates,
                                devices,
                                Policies.evaluated(root, rules),
                                feeders,
                                sets(root),
                                data,
                                out)
                        .check()
                : Optional.<ProblemModel>empty();
        var tests = tests(root);
        if (out.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(new CheckedFile(
                root.file().name().text(),
                problem,
                namedDevices(root),
                namedFeeders(root),
                feederOrigins(root),
                tests,
                root.units(),
                data.data()));
    }

    /// The zone of a problem, in which stamps without an offset are; whether it is right is checked with the rest of
    /// its time block.
    private static ZoneId zone(SourceFile root) {
        for (var item : root.items()) {
            if (item instanceof Item.Time time) {
                for (var entry : time.entries()) {
                    if (entry.keyText().equals("zone")
                            && entry.value() instanceof Expression.Text text
                            && ZoneId.getAvailableZoneIds().contains(text.value())) {
                        return ZoneId.of(text.value());
                    }
                }
            }
        }
        return ZoneOffset.UTC;
    }

    /// A library declares what can be used again, not a problem of its own.
    private void declarations(ModuleScope scope) {
        if (scope.file().kind() == SourceFile.Kind.PROBLEM) {
            return;
        }
        for (var item : scope.file().items()) {
            boolean ofProblem = switch (item) {
                case Item.Population population -> true;
                case Item.Constrain constrain -> true;
                case Item.Objective objective -> true;
                case Item.Train train -> true;
                case Item.Evaluate evaluate -> true;
                case Item.Seed seed -> true;
                case Item.Time time -> true;
                case Item.Series series -> series.broadcast();
                case Item.Dimension dimension -> false;
                case Item.Unit unit -> false;
                case Item.Function function -> false;
                case Item.Feeder feeder -> false;
                case Item.Device device -> false;
                case Item.Rule rule -> false;
                case Item.ChangedRule rule -> false;
                case Item.Test test -> false;
            };
            if (ofProblem) {
                out.add(Diagnostic.error(
                                Code.N111,
                                item.span().firstLine(),
                                DeclaredName.kind(item) + " belongs to a problem, and this is a library")
                        .also(scope.file().name().span(), "a library"));
            }
        }
    }

    private void devicesAndFeeders(ModuleScope scope) {
        for (var item : scope.file().items()) {
            if (item instanceof Item.Device device) {
                devices.check(device, scope);
            }
            if (item instanceof Item.Feeder feeder) {
                feeders.check(feeder, scope);
            }
        }
        rules.checkAll(scope);
    }

    private ElementSets sets(ModuleScope scope) {
        return new ElementSets(
                name -> scope.find(name).filter(each -> each.item() instanceof Item.Feeder),
                declaration -> feeders.check((Item.Feeder) declaration.item(), declaration.home()),
                scope.units(),
                templates.of(scope),
                out);
    }

    private List<TestModel> tests(ModuleScope scope) {
        var checker = new TestChecker(
                scope,
                templates.of(scope),
                devices,
                Policies.tested(scope, rules),
                sets(scope),
                new Coverage(data, out),
                out);
        var tests = new ArrayList<TestModel>();
        for (var item : scope.file().items()) {
            if (item instanceof Item.Test test) {
                checker.check(test).ifPresent(tests::add);
            }
        }
        return tests;
    }

    private Map<String, DeviceModel> namedDevices(ModuleScope scope) {
        var named = new LinkedHashMap<String, DeviceModel>();
        scope.declarations().forEach((name, declaration) -> {
            if (declaration.item() instanceof Item.Device device) {
                devices.check(device, declaration.home()).ifPresent(each -> named.put(name, each));
            }
        });
        return named;
    }

    private Map<String, FeederOrigin> feederOrigins(ModuleScope scope) {
        return namedFeeders(scope, (feeder, own) -> feeder.origin(own));
    }

    private Map<String, NetworkModel> namedFeeders(ModuleScope scope) {
        return namedFeeders(scope, (feeder, own) -> feeder.network());
    }

    /// Those that this file or another one of its user declares have been looked at, and those of the standard library
    /// have no faults: nothing can go wrong when one is worked out later.
    private <V> Map<String, V> namedFeeders(ModuleScope scope, BiFunction<FeederModel, Boolean, V> view) {
        var makers = new LinkedHashMap<String, Supplier<V>>();
        scope.declarations().forEach((name, declaration) -> {
            if (declaration.item() instanceof Item.Feeder feeder) {
                boolean own = declaration.home() == scope;
                makers.put(
                        name,
                        () -> view.apply(
                                feeders.check(feeder, declaration.home()).orElseThrow(), own));
            }
        });
        return new OnDemand<>(makers);
    }
}
