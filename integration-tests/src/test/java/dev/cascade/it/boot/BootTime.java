package dev.cascade.it.boot;

import dev.cascade.CascadeOption;
import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ByteArrayClassLoader;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;

/**
 * Measures what rules cost at start-up: 200 entities and 400 two-sided relationships, each with a
 * rule, against the same without. No database.
 *
 * <p>Each measure has a JVM of its own, since boots of two models in one JVM slow each other down;
 * the two kinds alternate.
 */
final class BootTime {

  private static final int ENTITIES = 200;
  private static final int RELATIONSHIPS_EACH = 2;
  private static final String NAME = "generated.Entity";
  private static final int WARM_UP = 15;
  private static final int WARM = 25;

  private BootTime() {}

  /** Prints medians and their ratios; the one argument is the number of JVMs of each kind. */
  public static void main(String[] args) throws IOException {
    if (args.length == 2) {
      measure(Boolean.parseBoolean(args[1]));
      return;
    }
    var with = new ArrayList<double[]>();
    var without = new ArrayList<double[]>();
    for (var i = 0; i < (args.length == 0 ? 10 : Integer.parseInt(args[0])); i++) {
      without.add(inOwnJvm(false));
      with.add(inOwnJvm(true));
    }
    print("first boot of a JVM", median(without, 0), median(with, 0));
    print("warm boot", median(without, 1), median(with, 1));
  }

  private static void print(String what, double without, double with) {
    System.out.printf(
        Locale.ROOT,
        "%s: without rules %.1f ms, with rules %.1f ms of CPU time, ratio %.3f%n",
        what,
        without,
        with,
        with / without);
  }

  private static double median(List<double[]> times, int index) {
    return times.stream().mapToDouble(each -> each[index]).sorted().toArray()[times.size() / 2];
  }

  private static double[] inOwnJvm(boolean withRules) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                BootTime.class.getName(),
                "measure",
                Boolean.toString(withRules))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var last = lines.strip().substring(lines.strip().lastIndexOf('\n') + 1).split(" ");
    return new double[] {Double.parseDouble(last[0]), Double.parseDouble(last[1])};
  }

  private static void measure(boolean withRules) {
    var entities = entities(withRules);
    var first = boot(entities);
    IntStream.range(0, WARM_UP).forEach(i -> boot(entities));
    var warm = IntStream.range(0, WARM).mapToDouble(i -> boot(entities)).sorted().toArray();
    System.out.println(first + " " + warm[WARM / 2]);
  }

  // CPU time, not the clock: other processes must not count. Hibernate boots on one thread.
  private static double boot(Class<?>[] entities) {
    System.gc();
    var threads = ManagementFactory.getThreadMXBean();
    var start = threads.getCurrentThreadCpuTime();
    try (var sessions = Boot.of(entities).sessionFactory()) {
      return (threads.getCurrentThreadCpuTime() - start) / 1e6;
    }
  }

  private static Class<?>[] entities(boolean withRules) {
    var files = new HashMap<String, byte[]>();
    for (var i = 0; i < ENTITIES; i++) {
      files.put(NAME + i, entity(i, withRules).make().getBytes());
    }
    var loader = new ByteArrayClassLoader(BootTime.class.getClassLoader(), files);
    return IntStream.range(0, ENTITIES).mapToObj(i -> load(loader, i)).toArray(Class<?>[]::new);
  }

  private static Class<?> load(ClassLoader loader, int index) {
    try {
      return loader.loadClass(NAME + index);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The children of entity i are entities i + 1 and i + 2, around in a ring. */
  private static DynamicType.Builder<?> entity(int index, boolean withRules) {
    DynamicType.Builder<?> result =
        new ByteBuddy()
            .subclass(Object.class)
            .name(NAME + index)
            .annotateType(annotation(Entity.class).build())
            .defineField("id", int.class, Visibility.PUBLIC)
            .annotateField(annotation(Id.class).build());
    for (var i = 1; i <= RELATIONSHIPS_EACH; i++) {
      result =
          result
              .defineField("parent" + i, type(index - i), Visibility.PUBLIC)
              .annotateField(annotation(ManyToOne.class).define("fetch", FetchType.LAZY).build())
              .defineField("children" + i, listOf(type(index + i)), Visibility.PUBLIC)
              .annotateField(collection("parent" + i, withRules));
    }
    return result;
  }

  private static List<AnnotationDescription> collection(String mappedBy, boolean withRules) {
    var oneToMany = annotation(OneToMany.class).define("mappedBy", mappedBy).build();
    var rule =
        annotation(CascadeRule.class)
            .defineEnumerationArray(
                "value", CascadeOption.class, CascadeOption.ALL, CascadeOption.DELETE_ORPHAN)
            .build();
    return withRules ? List.of(oneToMany, rule) : List.of(oneToMany);
  }

  private static TypeDescription type(int index) {
    return InstrumentedType.Default.of(
        NAME + Math.floorMod(index, ENTITIES),
        TypeDescription.ForLoadedType.of(Object.class).asGenericType(),
        Visibility.PUBLIC);
  }

  private static TypeDescription.Generic listOf(TypeDescription element) {
    return TypeDescription.Generic.Builder.parameterizedType(
            TypeDescription.ForLoadedType.of(List.class), element)
        .build();
  }

  private static AnnotationDescription.Builder annotation(Class<? extends Annotation> type) {
    return AnnotationDescription.Builder.ofType(type);
  }
}
