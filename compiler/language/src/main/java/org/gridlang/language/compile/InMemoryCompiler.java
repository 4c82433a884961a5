package org.gridlang.language.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.gridlang.language.emit.GeneratedSource;
import org.gridlang.runtime.device.DeviceKernel;
import org.jspecify.annotations.Nullable;

/// Compiles generated classes by javac without touching the disk, and loads them.
///
/// The class path is where the runtime's own classes were loaded from, not what the JVM was started with:
/// generated code refers to nothing else, and it works the same from jars, from class folders and under a test
/// runner.
final class InMemoryCompiler {
    /// No annotation processors, no lint: the code is ours, and both cost time.
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-implicit:none", "-Xlint:none", "-g", "--add-modules", "jdk.incubator.vector");

    private InMemoryCompiler() {}

    /// Compiled classes by name.
    record Classes(Map<String, byte[]> bytes) {
        Classes {
            bytes = Map.copyOf(bytes);
        }

        /// A loader of these classes and of resources that stand beside them.
        ClassLoader load(Map<String, byte[]> resources) {
            return new MemoryLoader(bytes, resources);
        }
    }

    /// Compiles the sources together; a failure is a fault of the code generator.
    static Classes compile(List<GeneratedSource> sources) {
        var javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new IllegalStateException("compile: this Java runtime has no compiler; a JDK is needed, not a JRE");
        }
        var messages = new StringWriter();
        try (var standard = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                var files = new MemoryFiles(standard)) {
            standard.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(runtimeLocation()));
            var units = sources.stream().map(SourceInMemory::new).toList();
            if (!javac.getTask(messages, files, null, OPTIONS, null, units).call()) {
                throw new IllegalStateException("compile: generated code does not compile:\n" + messages);
            }
            return files.classes();
        } catch (IOException impossible) {
            throw new IllegalStateException("compile: javac could not close its files", impossible);
        }
    }

    private static Path runtimeLocation() {
        try {
            return Path.of(DeviceKernel.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("compile: the runtime has no location", impossible);
        }
    }

    private static final class SourceInMemory extends SimpleJavaFileObject {
        private final String text;

        SourceInMemory(GeneratedSource source) {
            super(URI.create("memory:///" + source.path()), Kind.SOURCE);
            this.text = source.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

        MemoryFiles(StandardJavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location,
                String name,
                JavaFileObject.Kind kind,
                @Nullable FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    var bytes = new ByteArrayOutputStream();
                    written.put(name, bytes);
                    return bytes;
                }
            };
        }

        Classes classes() {
            var bytes = new HashMap<String, byte[]>();
            written.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
            return new Classes(bytes);
        }
    }

    private static final class MemoryLoader extends ClassLoader {
        private final Map<String, byte[]> classes;
        private final Map<String, byte[]> resources;

        MemoryLoader(Map<String, byte[]> classes, Map<String, byte[]> resources) {
            super("gridlang-generated", DeviceKernel.class.getClassLoader());
            this.classes = classes;
            this.resources = Map.copyOf(resources);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            var bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            var bytes = resources.get(name);
            return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
        }
    }
}
