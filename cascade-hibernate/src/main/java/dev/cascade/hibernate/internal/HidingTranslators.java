package dev.cascade.hibernate.internal;

import org.hibernate.cfg.QuerySettings;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.sql.SqmTranslator;
import org.hibernate.query.sqm.sql.StandardSqmTranslatorFactory;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.query.sqm.tree.SqmStatement;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.sql.ast.spi.SqlAstCreationContext;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.select.SelectStatement;

/** Hides deleted rows in queries, where there are soft-deletable types; else as Hibernate does. */
public final class HidingTranslators extends StandardSqmTranslatorFactory {

  /** The setting that has Hibernate use it. */
  public static final String SETTING = QuerySettings.SEMANTIC_QUERY_TRANSLATOR;

  @Override
  public SqmTranslator<SelectStatement> createSelectTranslator(
      SqmSelectStatement<?> statement,
      QueryOptions options,
      DomainParameterXref parameters,
      QueryParameterBindings bindings,
      LoadQueryInfluencers influencers,
      SqlAstCreationContext context,
      boolean deduplicate) {
    return hidesRows(influencers)
        ? hiding(statement, options, parameters, bindings, influencers, context, deduplicate)
        : super.createSelectTranslator(
            statement, options, parameters, bindings, influencers, context, deduplicate);
  }

  @Override
  public SqmTranslator<? extends MutationStatement> createMutationTranslator(
      SqmDmlStatement<?> statement,
      QueryOptions options,
      DomainParameterXref parameters,
      QueryParameterBindings bindings,
      LoadQueryInfluencers influencers,
      SqlAstCreationContext context) {
    BulkDeletes.note(statement, options, parameters, bindings);
    return hidesRows(influencers)
        ? hiding(statement, options, parameters, bindings, influencers, context, false)
        : super.createMutationTranslator(
            statement, options, parameters, bindings, influencers, context);
  }

  private static <T extends Statement> SqmTranslator<T> hiding(
      SqmStatement<?> statement,
      QueryOptions options,
      DomainParameterXref parameters,
      QueryParameterBindings bindings,
      LoadQueryInfluencers influencers,
      SqlAstCreationContext context,
      boolean deduplicate) {
    return new HidingTranslator<>(
        statement, options, parameters, bindings, influencers, context, deduplicate);
  }

  private static boolean hidesRows(LoadQueryInfluencers influencers) {
    return influencers
        .getSessionFactory()
        .getDefinedFilterNames()
        .contains(Visibility.LIVE.filter());
  }
}
