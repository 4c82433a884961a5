package org.gridlang.language.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What may be written as `gradmap(epochs: 8, radius: 0.3 .. 0.03, ...)`, and the record of the runtime that it
/// becomes: checking, describing, emitting and the reference of the language all go by this table.
///
/// The record has one component for each option, of the same name (`batch_size` there is `batchSize`) and type.
///
/// @param <T> family of the record
public final class OptionTable<T> {
    private static final Pattern WORD_BREAK = Pattern.compile("_([a-z])");

    private final String name;
    private final String meaning;
    private final Class<? extends Record> record;
    private final List<Option> options;

    private OptionTable(String name, String meaning, Class<? extends Record> record, List<Option> options) {
        this.name = name;
        this.meaning = meaning;
        this.record = record;
        this.options = options;
    }

    /// @param name what is written before the parenthesis
    /// @param meaning a line for the reference of the language
    static <T, R extends Record> OptionTable<T> of(
            String name, Class<R> record, Class<T> family, String meaning, Option... options) {
        var components = new HashMap<String, Class<?>>();
        for (var component : record.getRecordComponents()) {
            components.put(component.getName(), component.getType());
        }
        for (var option : options) {
            if (option.type() != components.remove(componentName(option))) {
                throw new IllegalArgumentException("model: " + name + " has an option " + option.name() + " of type "
                        + option.type() + " that " + record + " has not");
            }
        }
        if (!components.isEmpty() || !family.isAssignableFrom(record)) {
            throw new IllegalArgumentException("model: " + name + " lacks options for " + components + " of " + record);
        }
        return new OptionTable<>(name, meaning, record, List.of(options));
    }

    private static String componentName(Option option) {
        return WORD_BREAK
                .matcher(option.name())
                .replaceAll(each -> each.group(1).toUpperCase(Locale.ROOT));
    }

    public String name() {
        return name;
    }

    public String meaning() {
        return meaning;
    }

    public List<Option> options() {
        return options;
    }

    public List<String> optionNames() {
        return options.stream().map(Option::name).toList();
    }

    /// Whether a record is one of this table.
    public boolean describes(T settings) {
        return record.isInstance(settings);
    }

    /// The record of these settings.
    ///
    /// @param values by the name of the option; what is left out has its standard value
    public T build(Map<String, Object> values) {
        var byComponent = new HashMap<String, Object>();
        for (var option : options) {
            byComponent.put(componentName(option), values.getOrDefault(option.name(), option.standard()));
        }
        var components = record.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var arguments = Arrays.stream(components)
                .map(component -> byComponent.get(component.getName()))
                .toArray();
        try {
            @SuppressWarnings("unchecked") // `of` has checked that the record belongs to the family
            T made = (T) record.getDeclaredConstructor(types).newInstance(arguments);
            return made;
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("model: cannot make " + record + " of " + byComponent, failure);
        }
    }

    /// The value of an option in a record of this table.
    public Object value(T settings, Option option) {
        try {
            return record.getMethod(componentName(option)).invoke(settings);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException failure) {
            throw new IllegalStateException("model: cannot read " + option.name() + " of " + settings, failure);
        }
    }
}
