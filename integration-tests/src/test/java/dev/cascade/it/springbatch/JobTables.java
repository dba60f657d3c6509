package dev.cascade.it.springbatch;

import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Spring Batch's own tables on PostgreSQL. */
record JobTables(PGSimpleDataSource source, JobRepository repository) {

  static JobTables at(String url) {
    var source = new PGSimpleDataSource();
    source.setURL(url);
    var factory = new JdbcJobRepositoryFactoryBean();
    factory.setDataSource(source);
    factory.setTransactionManager(new JdbcTransactionManager(source));
    try {
      factory.afterPropertiesSet();
      return new JobTables(source, factory.getObject());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  JobTables create() {
    var script = new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql");
    new ResourceDatabasePopulator(script).execute(source);
    return this;
  }

  JobOperator operator() {
    var operator = new TaskExecutorJobOperator();
    operator.setJobRepository(repository);
    operator.setJobRegistry(new MapJobRegistry());
    operator.setTaskExecutor(new SyncTaskExecutor());
    try {
      operator.afterPropertiesSet();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return operator;
  }

  /** Name, status and written rows of each step execution, in the order in which they began. */
  List<String> steps() {
    return new JdbcTemplate(source)
        .queryForList(
            "select step_name || ' ' || status || ' ' || write_count from batch_step_execution order by job_execution_id, step_name",
            String.class);
  }
}
