package dev.cascade.hibernate.internal;

import java.util.Map;
import org.hibernate.Filter;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.sql.internal.StandardSqmTranslator;
import org.hibernate.query.sqm.tree.SqmStatement;
import org.hibernate.query.sqm.tree.from.SqmAttributeJoin;
import org.hibernate.query.sqm.tree.from.SqmJoin;
import org.hibernate.sql.ast.spi.SqlAstCreationContext;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;

/**
 * Hides deleted rows in joins that a query states over to-one attributes.
 *
 * <p>Not where such a join fetches, or the attribute would be null in memory; and not where a path
 * goes over the attribute, which shows what the attribute itself shows.
 */
final class HidingTranslator<T extends Statement> extends StandardSqmTranslator<T> {

  HidingTranslator(
      SqmStatement<?> statement,
      QueryOptions options,
      DomainParameterXref parameters,
      QueryParameterBindings bindings,
      LoadQueryInfluencers influencers,
      SqlAstCreationContext context,
      boolean deduplicate) {
    super(statement, options, parameters, bindings, influencers, context, deduplicate);
  }

  @Override
  protected TableGroup consumeExplicitJoin(
      SqmJoin<?, ?> join, TableGroup left, TableGroup owner, boolean transitive) {
    var joined = super.consumeExplicitJoin(join, left, owner, transitive);
    if (join instanceof SqmAttributeJoin<?, ?> attribute) {
      left.getTableGroupJoins().stream()
          .filter(each -> each.getJoinedGroup() == joined)
          .forEach(each -> hide(attribute, each));
    }
    return joined;
  }

  private void hide(SqmAttributeJoin<?, ?> attribute, TableGroupJoin join) {
    var joined = join.getJoinedGroup();
    var part = joined.getModelPart();
    if (part instanceof PluralAttributeMapping plural
        && plural.getCollectionDescriptor() instanceof HidingJoinTable hiding) {
      // Hibernate puts it to the join of the elements, which it leaves out if nothing is read
      // there.
      hiding.hideJoined(join, filters());
    } else if (part instanceof ToOneAttributeMapping toOne
        && !attribute.isFetched()
        && !attribute.isImplicitJoin()
        && toOne.getAssociatedEntityMappingType().getEntityPersister()
            instanceof HidesRows hiding) {
      // Initialised, for Hibernate leaves out a join that only the key is read of.
      joined.getPrimaryTableReference();
      hiding.hideJoined(join, filters(), this);
    }
  }

  private Map<String, Filter> filters() {
    return getLoadQueryInfluencers().getEnabledFilters();
  }
}
