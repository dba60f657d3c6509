package dev.cascade.it.conformance;

import dev.cascade.it.support.EnhancingClassLoader;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ByteArrayClassLoader;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;

/** The entity classes of a model, as an application developer would have written them. */
public final class EntityClasses {

  private static final String PACKAGE = "scenario.";

  private final Model model;
  private final AttributeMapping mapping;

  private EntityClasses(Model model, AttributeMapping mapping) {
    this.model = model;
    this.mapping = mapping;
  }

  /**
   * Builds the classes in a class loader of their own.
   *
   * @param nullIsMeant the attributes whose null in a detached object means none
   * @return the classes by the names of their entities
   */
  static Map<String, Class<?>> of(Model model, Set<Attribute> nullIsMeant) {
    return new EntityClasses(model, new AttributeMapping(nullIsMeant, each -> !each.isHidden()))
        .load();
  }

  /**
   * Builds the classes in a class loader of their own.
   *
   * @param ruled the attributes that carry a rule; the others are JPA's
   * @return the classes by the names of their entities
   */
  public static Map<String, Class<?>> of(Model model, Predicate<Attribute> ruled) {
    return new EntityClasses(model, new AttributeMapping(Set.of(), ruled)).load();
  }

  private Map<String, Class<?>> load() {
    var files = new HashMap<String, byte[]>();
    model.entities().forEach((name, entity) -> files.put(PACKAGE + name, build(name, entity)));
    var loader = loader(files);
    var classes = new LinkedHashMap<String, Class<?>>();
    for (var name : model.entities().keySet()) {
      try {
        classes.put(name, loader.loadClass(PACKAGE + name));
      } catch (ClassNotFoundException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return classes;
  }

  private ClassLoader loader(Map<String, byte[]> files) {
    var plain =
        new ByteArrayClassLoader(
            getClass().getClassLoader(), files, ByteArrayClassLoader.PersistenceHandler.MANIFEST);
    return model.wantsEnhancement() || Boolean.getBoolean("cascade.conformance.enhanced")
        ? new EnhancingClassLoader(plain, PACKAGE)
        : plain;
  }

  private byte[] build(String name, Model.Entity entity) {
    DynamicType.Builder<?> type =
        new ByteBuddy(ClassFileVersion.JAVA_V17)
            .subclass(Object.class, ConstructorStrategy.Default.DEFAULT_CONSTRUCTOR)
            .name(PACKAGE + name)
            .annotateType(
                annotation(jakarta.persistence.Entity.class).define("name", name).build(),
                annotation(Table.class).define("name", entity.table()).build(),
                annotation(Access.class).define("value", AccessType.FIELD).build())
            .defineProperty("id", Integer.class)
            .annotateField(id(entity));
    for (var field : entity.fields().entrySet()) {
      type =
          type.defineProperty(field.getKey(), field.getValue().javaType())
              .annotateField(column(field.getKey(), field.getValue()));
    }
    for (var attribute : model.attributesOf(name).toList()) {
      type =
          type.defineProperty(attribute.name(), typeOf(attribute))
              .annotateField(mapping.of(attribute));
    }
    return type.make().getBytes();
  }

  private static List<AnnotationDescription> id(Model.Entity entity) {
    var annotations = new ArrayList<AnnotationDescription>();
    annotations.add(annotation(Id.class).build());
    if (entity.hasGeneratedId()) {
      annotations.add(
          annotation(GeneratedValue.class).define("strategy", GenerationType.IDENTITY).build());
    }
    return annotations;
  }

  private static AnnotationDescription column(String name, Model.Column column) {
    return annotation(Column.class)
        .define("name", name)
        .define("nullable", column.isNullable())
        .define("unique", column.unique())
        .build();
  }

  private static TypeDescription.Generic typeOf(Attribute attribute) {
    var target =
        InstrumentedType.Default.of(
            PACKAGE + attribute.target(),
            TypeDescription.ForLoadedType.of(Object.class).asGenericType(),
            Visibility.PUBLIC);
    return attribute.isCollection()
        ? TypeDescription.Generic.Builder.parameterizedType(
                TypeDescription.ForLoadedType.of(Elements.typeOf(attribute)), target)
            .build()
        : target.asGenericType();
  }

  private static AnnotationDescription.Builder annotation(
      Class<? extends java.lang.annotation.Annotation> type) {
    return AnnotationDescription.Builder.ofType(type);
  }
}
