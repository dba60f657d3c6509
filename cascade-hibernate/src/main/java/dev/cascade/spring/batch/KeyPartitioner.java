package dev.cascade.spring.batch;

import dev.cascade.hibernate.bulk.BatchRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.scope.context.StepSynchronizationManager;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Cuts a level's rows into parts of about as many each.
 *
 * <p>After a restart Spring Batch takes only those that it has not met, and those that were not
 * completed, as they were.
 */
record KeyPartitioner(Class<?> entity, int level, Supplier<BatchRequest> request)
    implements Partitioner {

  @Override
  public Map<String, ExecutionContext> partition(int parts) {
    var ranges = request.get().steps(entity, ids()).split(level, parts);
    var contexts = new LinkedHashMap<String, ExecutionContext>();
    for (var i = 0; i < ranges.size(); i++) {
      contexts.put("part" + i, PartContext.of("part" + i, ranges.get(i)));
    }
    return contexts;
  }

  private static List<Object> ids() {
    var context = Objects.requireNonNull(StepSynchronizationManager.getContext());
    return RootIds.of(context.getStepExecution().getJobParameters());
  }
}
