package dev.cascade.spring;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ProblemDetail;

/**
 * Answers requests whose change is refused, in an application for the web. An advice of the
 * application's own for the same exceptions comes first.
 */
@AutoConfiguration
@ConditionalOnWebApplication
@ConditionalOnClass({
  SessionFactoryImplementor.class,
  DataIntegrityViolationException.class,
  ProblemDetail.class
})
@ConditionalOnBooleanProperty(name = "cascade.enabled", matchIfMissing = true)
public final class CascadeWebAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  static RefusedChangesAdvice cascadeRefusedChangesAdvice() {
    return new RefusedChangesAdvice();
  }
}
