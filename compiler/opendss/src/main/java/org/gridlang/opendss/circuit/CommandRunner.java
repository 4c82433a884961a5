package org.gridlang.opendss.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.Span;
import org.gridlang.opendss.syntax.Command;
import org.gridlang.opendss.syntax.Parameter;

/// Does to a circuit what one command after the other says.
final class CommandRunner {
    /// Classes that carry current and that nothing here can represent.
    private static final Set<String> UNSUPPORTED = Set.of(
            "upfc",
            "vsconverter",
            "vccs",
            "indmach012",
            "gicline",
            "gictransformer",
            "gicsource",
            "windgen",
            "generic5");

    /// Classes that move or describe what nothing here has.
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "upfccontrol",
            "expcontrol",
            "espvlcontrol",
            "dynamicexp",
            "visccs",
            "feeder",
            "bus",
            "solution",
            "settings");

    private final CircuitState state;
    private final Diagnostics out;
    private final Variables variables;
    private final Assignments assignments;
    private final FileCommands files;
    private Target target = new Target.Nothing();

    CommandRunner(CircuitState state, FileCommands files, Diagnostics out) {
        this.state = state;
        this.files = files;
        this.out = out;
        this.variables = new Variables(out);
        this.assignments = new Assignments(variables, out);
    }

    /// Commands that need files.
    interface FileCommands extends ObjectBuilder.Others {
        /// Reads another file of commands.
        ///
        /// @param stays whether files named later are looked for beside it
        void redirect(Parameter file, boolean stays);

        /// Reads positions of buses.
        ///
        /// @param yFirst whether the second number is the one to the right
        void coordinates(Parameter file, boolean yFirst);
    }

    /// What a line that begins with `~` goes on with.
    private sealed interface Target {
        record Known(ObjectBuilder builder) implements Target {}

        /// Something that was dropped or could not be made; nothing more is said about it.
        record Dropped() implements Target {}

        record Nothing() implements Target {}
    }

    /// A name such as `Line.650632`, taken apart.
    private record Title(String kind, String name, Span span) {}

    /// Runs one command.
    ///
    /// @return whether those behind it are to be run as well
    boolean run(Command command) {
        if (command.word().isEmpty()) {
            assign(command);
            return true;
        }
        Optional<Verb> verb = Verb.of(command.word());
        if (verb.isEmpty()) {
            out.add(unknown(command));
            target = new Target.Dropped();
            return true;
        }
        switch (verb.get()) {
            case NEW -> create(command);
            case EDIT -> edit(command);
            case MORE -> more(command);
            case BATCHEDIT -> batchEdit(command);
            case REDIRECT -> file(command, file -> files.redirect(file, isCompile(command)));
            case CLEAR -> {
                state.clear(command.at());
                target = new Target.Nothing();
            }
            case SET -> set(command);
            case ENABLE -> each(command, object -> object.enable(true));
            case DISABLE -> each(command, object -> object.enable(false));
            case OPEN -> terminal(command, ObjectBuilder::open);
            case CLOSE -> terminal(command, (object, opening) -> object.close(opening.terminal()));
            case BUSCOORDS -> file(command, file -> files.coordinates(file, false));
            case LATLONGCOORDS -> file(command, file -> files.coordinates(file, true));
            case SETBUSXY -> position(command);
            case VAR ->
                command.parameters().stream()
                        .filter(each -> each.name().startsWith("@"))
                        .flatMap(each -> variables.filled(each).stream())
                        .forEach(variables::set);
            case SELECT -> first(command).flatMap(this::existing).ifPresent(each -> target = new Target.Known(each));
            case QUIT -> {
                state.ignore(command.at(), command.word(), "what stands behind it is not read");
                return false;
            }
            case SHOWS, RUNS ->
                state.ignore(command.span(), command.word(), verb.get().reason());
            case CHANGES ->
                out.add(Diagnostic.error(
                                Code.O121,
                                command.at(),
                                "%s changes the circuit in a way that is not read".formatted(command.word()))
                        .note("needed", "the circuit as it is afterwards, saved by OpenDSS"));
        }
        return true;
    }

    private static boolean isCompile(Command command) {
        return command.word().toLowerCase(Locale.ROOT).startsWith("co");
    }

    private static Diagnostic unknown(Command command) {
        return Diagnostic.error(
                        Code.O107,
                        command.at(),
                        "there is no command \"%s\"%s"
                                .formatted(
                                        ValueReader.shown(command.word()),
                                        ValueReader.hint(command.word(), Verb.all())))
                .note("needed", "a command such as New, Edit, Set or Redirect; ~ goes on with the line before");
    }

    private void create(Command command) {
        target = new Target.Dropped();
        Optional<Title> found = first(command);
        if (found.isEmpty()) {
            return;
        }
        Title title = found.get();
        List<Parameter> rest =
                command.parameters().subList(1, command.parameters().size());
        String kind = title.kind().toLowerCase(Locale.ROOT);
        if (kind.equals("circuit")) {
            var source = new ObjectBuilder(DssClass.VSOURCE, "source", title.span(), files, out);
            state.open(title.name(), title.span(), source);
            change(source, rest);
            return;
        }
        Optional<DssClass> known = kindOf(kind);
        if (known.isPresent()) {
            var object = new ObjectBuilder(known.get(), title.name(), title.span(), files, out);
            state.add(object);
            change(object, rest);
        } else if (WITHOUT_EFFECT.contains(kind)) {
            state.addDropped(kind + "." + title.name(), title.span(), "nothing of a network is of this class");
        } else {
            out.add(wrongClass(title, kind));
            state.addDropped(kind + "." + title.name(), title.span(), "its class is not known");
        }
    }

    private static Optional<DssClass> kindOf(String key) {
        return Arrays.stream(DssClass.values())
                .filter(each -> each.key().equals(key))
                .findFirst();
    }

    private static Diagnostic wrongClass(Title title, String kind) {
        if (UNSUPPORTED.contains(kind)) {
            return Diagnostic.error(
                            Code.O108, title.span(), "a network here has nothing like a %s".formatted(title.kind()))
                    .note("why", "it carries current, so leaving it out would change the answer");
        }
        List<String> known = Arrays.stream(DssClass.values()).map(DssClass::key).toList();
        return Diagnostic.error(
                Code.O108,
                title.span(),
                "there is no class \"%s\"%s".formatted(ValueReader.shown(title.kind()), ValueReader.hint(kind, known)));
    }

    private void change(ObjectBuilder object, List<Parameter> parameters) {
        target = new Target.Known(object);
        assignments.assign(object, parameters);
    }

    private void edit(Command command) {
        target = new Target.Dropped();
        first(command)
                .flatMap(this::existing)
                .ifPresent(object -> change(
                        object,
                        command.parameters().subList(1, command.parameters().size())));
    }

    private void more(Command command) {
        switch (target) {
            case Target.Known(var object) -> assignments.assign(object, command.parameters());
            case Target.Dropped() -> {}
            case Target.Nothing() -> {
                out.add(Diagnostic.error(Code.O117, command.at(), "there is nothing that this line could go on with")
                        .note("needed", "New or Edit on a line before"));
                target = new Target.Dropped();
            }
        }
    }

    /// `Load.671.kW=1155 kvar=660`, or `kW=1155` for the object of the line before.
    private void assign(Command command) {
        Parameter first = command.parameters().getFirst();
        int dot = first.name().lastIndexOf('.');
        if (dot < 0) {
            more(command);
            return;
        }
        target = new Target.Dropped();
        Span span = first.nameSpan();
        title(first.name().substring(0, dot), new Span(span.source(), span.start(), span.start() + dot))
                .flatMap(this::existing)
                .ifPresent(object -> {
                    var named = new Parameter(
                            first.name().substring(dot + 1),
                            first.value(),
                            first.quoted(),
                            new Span(span.source(), span.start() + dot + 1, span.end()),
                            first.valueSpan());
                    var all = new ArrayList<>(command.parameters());
                    all.set(0, named);
                    change(object, all);
                });
    }

    private void batchEdit(Command command) {
        target = new Target.Dropped();
        first(command).ifPresent(title -> {
            var rest = command.parameters().subList(1, command.parameters().size());
            matching(title).forEach(object -> assignments.assign(object, rest));
        });
    }

    private void set(Command command) {
        for (Parameter each : command.parameters()) {
            Optional<Parameter> filled = variables.filled(each);
            if (filled.isEmpty()) {
                continue;
            }
            Parameter parameter = filled.get();
            if (parameter.name().isEmpty()) {
                out.add(Diagnostic.error(Code.O109, parameter.valueSpan(), "Set needs the name of an option here")
                        .note("needed", "Set option=value"));
            } else {
                state.options()
                        .set(parameter)
                        .ifPresent(why -> state.ignore(parameter.span(), "Set " + parameter.name(), why));
            }
        }
    }

    private void each(Command command, Consumer<ObjectBuilder> action) {
        first(command).ifPresent(title -> matching(title).forEach(action));
    }

    private void terminal(Command command, BiConsumer<ObjectBuilder, Opening> action) {
        Optional<ObjectBuilder> object = first(command).flatMap(this::existing);
        if (object.isEmpty()) {
            return;
        }
        int terminal = 1;
        int conductor = 0;
        for (int each = 1; each < command.parameters().size(); each++) {
            Parameter written = command.parameters().get(each);
            Parameter parameter = variables.filled(written).orElse(written);
            boolean second = parameter.name().isEmpty()
                    ? each == 2
                    : parameter.name().toLowerCase(Locale.ROOT).startsWith("c");
            var property = new DssProperty(
                    second ? "conductor" : "terminal", 0, parameter.value(), parameter.quoted(), parameter.valueSpan());
            var number = ValueReader.number(property, out);
            if (number.isPresent()) {
                int value = (int) Math.clamp(number.getAsDouble(), 0, Indexing.MOST);
                terminal = second ? terminal : value;
                conductor = second ? value : conductor;
            }
        }
        action.accept(object.get(), new Opening(Math.max(1, terminal), conductor, command.span()));
    }

    private void file(Command command, Consumer<Parameter> action) {
        if (command.parameters().isEmpty()) {
            out.add(Diagnostic.error(Code.O101, command.at(), "%s names no file".formatted(command.word())));
        } else {
            variables.filled(command.parameters().getFirst()).ifPresent(action);
        }
    }

    /// `SetBusXY Bus=650 X=200 Y=350`.
    private void position(Command command) {
        String bus = "";
        double[] place = new double[2];
        for (Parameter each : command.parameters()) {
            Parameter parameter = variables.filled(each).orElse(each);
            String name = parameter.name().toLowerCase(Locale.ROOT);
            if (name.equals("x") || name.equals("y")) {
                var property = new DssProperty(name, 0, parameter.value(), parameter.quoted(), parameter.valueSpan());
                place[name.equals("x") ? 0 : 1] =
                        ValueReader.number(property, out).orElse(0);
            } else {
                bus = parameter.value();
            }
        }
        state.positions().put(bus.toLowerCase(Locale.ROOT), new BusPosition(place[0], place[1]));
    }

    /// The object that a command names first: `New Line.l1` or `New object=Line.l1`.
    private Optional<Title> first(Command command) {
        if (command.parameters().isEmpty()) {
            out.add(Diagnostic.error(
                            Code.O114, command.at(), "%s does not say what it is about".formatted(command.word()))
                    .note("needed", "%s Class.name, for example %s Line.l1".formatted(command.word(), command.word())));
            return Optional.empty();
        }
        return variables
                .filled(command.parameters().getFirst())
                .flatMap(first -> title(first.value(), first.valueSpan()));
    }

    private Optional<Title> title(String text, Span span) {
        int dot = text.indexOf('.');
        if (dot <= 0 || dot == text.length() - 1) {
            out.add(Diagnostic.error(
                            Code.O114, span, "\"%s\" does not name an object".formatted(ValueReader.shown(text)))
                    .note("needed", "a class, a point and a name: Line.l1"));
            return Optional.empty();
        }
        return Optional.of(new Title(text.substring(0, dot), text.substring(dot + 1), span));
    }

    /// The object of a name; empty if there is none, which is reported unless it was dropped.
    private Optional<ObjectBuilder> existing(Title title) {
        String kind = title.kind().toLowerCase(Locale.ROOT);
        if (state.isDropped(kind + "." + title.name())) {
            return Optional.empty();
        }
        Optional<DssClass> known = kindOf(kind);
        if (known.isEmpty()) {
            out.add(wrongClass(title, kind));
            return Optional.empty();
        }
        Optional<ObjectBuilder> object = state.find(known.get(), title.name());
        if (object.isEmpty()) {
            out.add(Diagnostic.error(
                            Code.O114,
                            title.span(),
                            "there is no %s %s%s"
                                    .formatted(
                                            known.get().title(),
                                            ValueReader.shown(title.name()),
                                            ValueReader.hint(title.name(), state.names(known.get()))))
                    .note(
                            "needed",
                            "New %s.%s on a line before"
                                    .formatted(known.get().title(), ValueReader.shown(title.name()))));
        }
        return object;
    }

    /// The objects of a class whose names fit: `loadshape..*` are all load shapes, `Line.sw*` those that begin so.
    private List<ObjectBuilder> matching(Title title) {
        Optional<DssClass> known = kindOf(title.kind().toLowerCase(Locale.ROOT));
        if (known.isPresent() && NamePattern.is(title.name())) {
            return state.all(known.get()).stream()
                    .filter(object -> NamePattern.fits(title.name(), object.name()))
                    .toList();
        }
        return existing(title).stream().toList();
    }
}
