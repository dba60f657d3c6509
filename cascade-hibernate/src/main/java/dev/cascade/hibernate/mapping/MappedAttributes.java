package dev.cascade.hibernate.mapping;

import dev.cascade.CascadeRule;
import dev.cascade.OnParentDelete;
import java.beans.Introspector;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.spi.NavigablePath;

/** Finds the attributes of all entities, and the members with our annotations that are none. */
final class MappedAttributes {

  private final List<MappedAttribute> attributes = new ArrayList<>();
  private final Map<String, String> misplaced = new LinkedHashMap<>();

  private MappedAttributes() {}

  static MappedAttributes of(Metadata metadata) {
    var found = new MappedAttributes();
    metadata.getEntityBindings().stream()
        .filter(PersistentClass::hasPojoRepresentation)
        .forEach(found::read);
    return found;
  }

  /** Every association attribute, each once, in mapping order. */
  List<MappedAttribute> associations() {
    return attributes.stream().filter(MappedAttribute::isAssociation).toList();
  }

  /** Every attribute but those of identifiers, each once, in mapping order. */
  List<MappedAttribute> all() {
    return attributes;
  }

  /** Place and annotation of each annotation of ours that stands on no association. */
  Map<String, String> misplaced() {
    return misplaced;
  }

  private void read(PersistentClass entity) {
    read(entity, "", entity.getMappedClass(), superclassOf(entity), entity.getProperties());
  }

  private void read(
      PersistentClass owner,
      String prefix,
      Class<?> type,
      Class<?> end,
      Collection<Property> properties) {
    var members = new Members(type, end);
    for (var property : properties) {
      var path = prefix + property.getName();
      var attribute = new MappedAttribute(owner, path, property, members.named(property.getName()));
      attributes.add(attribute);
      if (property.getValue() instanceof Component component && isEmbeddable(property, component)) {
        read(
            owner,
            path + ".",
            component.getComponentClass(),
            Object.class,
            component.getProperties());
      }
    }
    var associations =
        properties.stream()
            .filter(each -> new MappedAttribute(owner, "", each, List.of()).isAssociation())
            .map(Property::getName)
            .toList();
    members
        .annotated()
        .forEach(
            (name, annotation) -> {
              if (!associations.contains(name)) {
                misplaced.put(simpleName(owner) + "." + prefix + name, annotation);
              }
            });
  }

  // The mirror of an id class is a property to Hibernate only; its members are the entity's own.
  private static boolean isEmbeddable(Property property, Component component) {
    return !component.isDynamic()
        && !property.getName().equals(NavigablePath.IDENTIFIER_MAPPER_PROPERTY);
  }

  private static String simpleName(PersistentClass entity) {
    return entity.getMappedClass().getSimpleName();
  }

  private static Class<?> superclassOf(PersistentClass entity) {
    return entity.getSuperclass() == null ? Object.class : entity.getSuperclass().getMappedClass();
  }

  /** Fields and getters of a class and its superclasses, up to one that is mapped by itself. */
  static final class Members {

    private final Map<String, List<AnnotatedElement>> byName = new LinkedHashMap<>();

    Members(Class<?> type, Class<?> end) {
      for (Class<?> each = type;
          each != null && each != end && each != Object.class;
          each = each.getSuperclass()) {
        Stream.of(each.getDeclaredFields()).forEach(this::add);
        Stream.of(each.getDeclaredMethods())
            .filter(method -> method.getParameterCount() == 0 && !method.isBridge())
            .forEach(this::add);
      }
    }

    List<AnnotatedElement> named(String name) {
      return byName.getOrDefault(name, List.of());
    }

    Map<String, String> annotated() {
      var result = new LinkedHashMap<String, String>();
      byName.forEach(
          (name, members) ->
              members.forEach(
                  member -> {
                    if (member.isAnnotationPresent(CascadeRule.class)) {
                      result.put(name, "@CascadeRule");
                    } else if (member.isAnnotationPresent(OnParentDelete.class)) {
                      result.put(name, "@OnParentDelete");
                    }
                  }));
      return result;
    }

    private <M extends AnnotatedElement & Member> void add(M member) {
      byName.computeIfAbsent(attributeName(member), name -> new ArrayList<>()).add(member);
    }

    static String attributeName(Member member) {
      var name = member.getName();
      if (member instanceof Field) {
        return name;
      }
      var prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
      if (prefix == 0
          || name.length() == prefix
          || ((Method) member).getReturnType() == void.class) {
        return name;
      }
      return Introspector.decapitalize(name.substring(prefix));
    }
  }
}
