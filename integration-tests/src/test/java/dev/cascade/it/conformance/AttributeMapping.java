package dev.cascade.it.conformance;

import dev.cascade.CascadeRule;
import dev.cascade.OnDelete;
import dev.cascade.OnMergeNull;
import dev.cascade.OnParentDelete;
import dev.cascade.it.conformance.Relationship.Kind;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.type.TypeDescription;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/** The annotations of a property that refers to entities. */
final class AttributeMapping {

  private static final TypeDescription JOIN_COLUMN =
      TypeDescription.ForLoadedType.of(JoinColumn.class);

  private final Set<Attribute> nullIsMeant;
  private final Predicate<Attribute> ruled;

  AttributeMapping(Set<Attribute> nullIsMeant, Predicate<Attribute> ruled) {
    this.nullIsMeant = nullIsMeant;
    this.ruled = ruled;
  }

  List<AnnotationDescription> of(Attribute attribute) {
    var annotations = new ArrayList<AnnotationDescription>();
    if (attribute.kind() == Kind.MANY_TO_MANY) {
      manyToMany(attribute, annotations);
    } else if (attribute.isCollection()) {
      oneToMany(attribute, annotations);
    } else {
      toOne(attribute, annotations);
    }
    if (ruled.test(attribute)) {
      annotations.add(rule(attribute));
    }
    return annotations;
  }

  private void manyToMany(Attribute attribute, List<AnnotationDescription> annotations) {
    var inverse = mappedBy(attribute);
    annotations.add(annotation(ManyToMany.class).define("mappedBy", inverse).build());
    annotations.add(annotation(OrderBy.class).define("value", "id").build());
    if (attribute.isOwning()) {
      var table = attribute.relationship().joinTable();
      var near = attribute.onParent() ? table.parentColumn() : table.childColumn();
      var far = attribute.onParent() ? table.childColumn() : table.parentColumn();
      annotations.add(
          annotation(JoinTable.class)
              .define("name", table.name())
              .defineAnnotationArray("joinColumns", JOIN_COLUMN, joinColumn(near))
              .defineAnnotationArray("inverseJoinColumns", JOIN_COLUMN, joinColumn(far))
              .build());
      onDelete(attribute.onParent() ? table.parentOnDelete() : table.childOnDelete(), annotations);
    }
  }

  private void oneToMany(Attribute attribute, List<AnnotationDescription> annotations) {
    annotations.add(annotation(OneToMany.class).define("mappedBy", mappedBy(attribute)).build());
    annotations.add(annotation(OrderBy.class).define("value", "id").build());
    if (attribute.isOwning()) {
      annotations.add(foreignKey(attribute));
      onDelete(attribute.relationship().fk().onDelete(), annotations);
    }
  }

  private void toOne(Attribute attribute, List<AnnotationDescription> annotations) {
    var isOneToOne =
        attribute.kind() == Kind.ONE_TO_ONE
            || (attribute.kind() == Kind.MANY_TO_ONE && attribute.relationship().fk().unique());
    var association =
        annotation(isOneToOne ? OneToOne.class : ManyToOne.class).define("fetch", FetchType.LAZY);
    if (!attribute.isOwning()) {
      annotations.add(association.define("mappedBy", mappedBy(attribute)).build());
      return;
    }
    var fk = attribute.relationship().fk();
    annotations.add(association.define("optional", fk.nullable()).build());
    annotations.add(foreignKey(attribute));
    if (fk.onDelete() != null) {
      var action = OnDelete.valueOf(fk.onDelete().replace(' ', '_'));
      annotations.add(annotation(OnParentDelete.class).define("value", action).build());
    }
  }

  private AnnotationDescription rule(Attribute attribute) {
    var onNull = nullIsMeant.contains(attribute) ? OnMergeNull.EMPTY : OnMergeNull.UNCHANGED;
    return annotation(CascadeRule.class)
        .define("passiveDeletes", attribute.passiveDeletes())
        .define("singleParent", attribute.singleParent())
        .define("onMergeNull", onNull)
        .build();
  }

  private static String mappedBy(Attribute attribute) {
    return attribute.isOwning() ? "" : attribute.opposite().orElseThrow().name();
  }

  private static AnnotationDescription foreignKey(Attribute attribute) {
    var fk = attribute.relationship().fk();
    return annotation(JoinColumn.class)
        .define("name", fk.column())
        .define("nullable", fk.nullable())
        .define("unique", fk.unique())
        .build();
  }

  private static AnnotationDescription joinColumn(String name) {
    return annotation(JoinColumn.class).define("name", name).build();
  }

  /**
   * Of a collection that owns its foreign key; Hibernate needs no word for what is SQL's default.
   */
  private static void onDelete(@Nullable String action, List<AnnotationDescription> annotations) {
    if ("CASCADE".equals(action) || "SET NULL".equals(action)) {
      annotations.add(
          annotation(org.hibernate.annotations.OnDelete.class)
              .define("action", OnDeleteAction.valueOf(action.replace(' ', '_')))
              .build());
    }
  }

  private static AnnotationDescription.Builder annotation(Class<? extends Annotation> type) {
    return AnnotationDescription.Builder.ofType(type);
  }
}
