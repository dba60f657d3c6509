package dev.cascade.hibernate.mapping;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.PersistentClass;

/** Finds the attributes that mark rows as deleted, also where they cannot. */
final class MarkedAttributes {

  private final List<MarkedAttribute> found = new ArrayList<>();

  private MarkedAttributes() {}

  /** Each once, in mapping order. */
  static List<MarkedAttribute> of(Metadata metadata) {
    var marked = new MarkedAttributes();
    MappedAttributes.of(metadata).all().forEach(marked::add);
    metadata.getEntityBindings().stream()
        .filter(PersistentClass::hasPojoRepresentation)
        .forEach(marked::addUnmapped);
    return marked.found;
  }

  private void add(MappedAttribute attribute) {
    for (var mark : DeletionMark.values()) {
      if (attribute.has(mark.annotation())) {
        found.add(
            new MarkedAttribute(mark, attribute.owner(), attribute.path(), attribute.property()));
      }
    }
  }

  private void addUnmapped(PersistentClass entity) {
    for (var mark : DeletionMark.values()) {
      for (var name : marked(entity, mark)) {
        if (found.stream().noneMatch(each -> isSame(each, mark, entity, name))) {
          found.add(new MarkedAttribute(mark, entity, name, null));
        }
      }
    }
  }

  private static boolean isSame(
      MarkedAttribute attribute, DeletionMark mark, PersistentClass entity, String name) {
    return attribute.mark() == mark
        && attribute.entity().equals(entity)
        && attribute.path().equals(name);
  }

  private static Set<String> marked(PersistentClass entity, DeletionMark mark) {
    var names = new LinkedHashSet<String>();
    var end =
        entity.getSuperclass() == null ? Object.class : entity.getSuperclass().getMappedClass();
    for (Class<?> type = entity.getMappedClass();
        type != null && type != end;
        type = type.getSuperclass()) {
      members(type)
          .filter(each -> ((AnnotatedElement) each).isAnnotationPresent(mark.annotation()))
          .map(MappedAttributes.Members::attributeName)
          .forEach(names::add);
    }
    return names;
  }

  private static Stream<? extends Member> members(Class<?> type) {
    return Stream.concat(
        Arrays.stream(type.getDeclaredFields()),
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.getParameterCount() == 0 && !method.isBridge()));
  }
}
