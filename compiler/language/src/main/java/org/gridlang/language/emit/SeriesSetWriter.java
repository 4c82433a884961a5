package org.gridlang.language.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;
import org.gridlang.language.ir.ProblemProgram;
import org.gridlang.runtime.data.SeriesColumn;

/// Writes a class that holds series only, for tests of series: it supplies their columns.
public final class SeriesSetWriter {
    private static final String CLASS_NAME = "SeriesOfTests";

    private SeriesSetWriter() {}

    /// The name of the file of tables that belongs beside the class.
    public static String tablesPath(String packageName) {
        return packageName.replace('.', '/') + "/" + ProblemWriter.tablesName(CLASS_NAME);
    }

    /// @param data whether any series reads data
    public static GeneratedSource write(
            List<ProblemProgram.Column.Generated> series, boolean data, String packageName) {
        var methods = new NameAllocator();
        methods.newName("get");
        methods.newName("TABLES");
        series.forEach(each -> methods.newName(each.name(), each.name()));
        var writer = new SeriesWriter(methods);
        var columns = series.stream()
                .map(each -> ProblemWriter.generated(each, CLASS_NAME, methods))
                .collect(CodeBlock.joining(",\n"));
        var list = ParameterizedTypeName.get(List.class, SeriesColumn.class);
        var type = TypeSpec.classBuilder(CLASS_NAME)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(ParameterizedTypeName.get(ClassName.get(Supplier.class), list))
                .addJavadoc("The series that tests ask statistics of.")
                .addMethod(MethodSpec.methodBuilder("get")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(list)
                        .addStatement("return $T.of(\n$L)", List.class, columns)
                        .build());
        if (data) {
            type.addField(ProblemWriter.tables(CLASS_NAME));
        }
        series.forEach(each -> type.addMethod(writer.series(each.name(), each.origin(), each.formula())));
        var text = JavaFile.builder(packageName, type.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString();
        return new GeneratedSource(packageName + "." + CLASS_NAME, text);
    }
}
