package dev.cascade.hibernate.internal;

import java.util.Map;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.cfg.QuerySettings;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.sql.SqmTranslator;
import org.hibernate.query.sqm.sql.SqmTranslatorFactory;
import org.hibernate.query.sqm.sql.StandardSqmTranslatorFactory;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.query.sqm.tree.SqmStatement;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.sql.ast.spi.SqlAstCreationContext;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;

/**
 * Hides deleted rows in queries, where there are soft-deletable types; else as Hibernate does, or
 * the translators that an application has set. Notes deletes by query.
 */
public final class HidingTranslators implements SqmTranslatorFactory {

  /** The setting that has Hibernate use it. */
  public static final String SETTING = QuerySettings.SEMANTIC_QUERY_TRANSLATOR;

  private static final String OTHERS = "dev.cascade.translators-of-the-application";

  private volatile @Nullable SqmTranslatorFactory others;

  /** Puts them in the place of Hibernate's, or over those of an application. */
  public static void contribute(StandardServiceRegistryBuilder services) {
    var ours = HidingTranslators.class.getName();
    var given = services.getSettings().put(SETTING, ours);
    if (given != null && !given.equals(ours)) {
      services.getSettings().put(OTHERS, given);
    }
  }

  /** Whether an application with these settings has its own. */
  public static boolean areOverOthers(Map<String, Object> settings) {
    return settings.containsKey(OTHERS);
  }

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
        : others(influencers)
            .createSelectTranslator(
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
        : others(influencers)
            .createMutationTranslator(
                statement, options, parameters, bindings, influencers, context);
  }

  private SqmTranslatorFactory others(LoadQueryInfluencers influencers) {
    var known = others;
    if (known == null) {
      known = others(influencers.getSessionFactory());
      others = known;
    }
    return known;
  }

  private static SqmTranslatorFactory others(SessionFactoryImplementor sessions) {
    var given = sessions.getProperties().get(OTHERS);
    return given == null
        ? new StandardSqmTranslatorFactory()
        : sessions
            .getServiceRegistry()
            .requireService(StrategySelector.class)
            .resolveStrategy(SqmTranslatorFactory.class, given);
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
