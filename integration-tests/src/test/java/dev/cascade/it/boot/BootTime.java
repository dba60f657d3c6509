package dev.cascade.it.boot;

import dev.cascade.CascadeOption;
import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
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
 * rule, against the same without. No database; boots alternate.
 */
final class BootTime {

  private static final int ENTITIES = 200;
  private static final int RELATIONSHIPS_EACH = 2;
  private static final String NAME = "generated.Entity";
  private static final int WARM_UP = 20;

  private BootTime() {}

  /** Prints the medians and their ratio; the one argument is the number of runs of each. */
  public static void main(String[] args) {
    var runs = args.length == 0 ? 50 : Integer.parseInt(args[0]);
    var without = entities(false);
    var with = entities(true);
    measure(without, with, WARM_UP);
    var times = measure(without, with, runs);
    System.out.printf(
        Locale.ROOT,
        "%d boots each: without rules %.1f ms, with rules %.1f ms, ratio of medians %.3f, median of ratios %.3f%n",
        runs,
        median(times, Pair::without) / 1e6,
        median(times, Pair::with) / 1e6,
        median(times, Pair::with) / median(times, Pair::without),
        median(times, Pair::ratio));
  }

  /** Nanoseconds of two boots, one right after the other. */
  private record Pair(double without, double with) {

    double ratio() {
      return with / without;
    }
  }

  // Who comes second finds warmer caches, so they take turns.
  private static List<Pair> measure(Class<?>[] without, Class<?>[] with, int runs) {
    var times = new ArrayList<Pair>();
    for (var i = 0; i < runs; i++) {
      if (i % 2 == 0) {
        var first = boot(without);
        times.add(new Pair(first, boot(with)));
      } else {
        var first = boot(with);
        times.add(new Pair(boot(without), first));
      }
    }
    return times;
  }

  private static double boot(Class<?>[] entities) {
    System.gc();
    var start = System.nanoTime();
    try (var sessions = Boot.of(entities).sessionFactory()) {
      return System.nanoTime() - start;
    }
  }

  private static double median(List<Pair> pairs, ToDoubleFunction<Pair> what) {
    return pairs.stream().mapToDouble(what).sorted().toArray()[pairs.size() / 2];
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
