package dev.cascade.spring.batch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.batch.core.job.parameters.JobParameter;
import org.springframework.batch.core.job.parameters.JobParameters;

/** The roots' identifiers as parameters of a job: {@code id.0}, {@code id.1} and so on. */
final class RootIds {

  private static final String PREFIX = "id.";

  private RootIds() {}

  static JobParameters toParameters(List<?> ids) {
    var parameters = new HashSet<JobParameter<?>>();
    for (var i = 0; i < ids.size(); i++) {
      parameters.add(parameter(PREFIX + i, ids.get(i)));
    }
    return new JobParameters(parameters);
  }

  static List<Object> of(JobParameters parameters) {
    var ids = new ArrayList<Object>();
    for (var id = parameters.getParameter(PREFIX + 0); id != null; ) {
      ids.add(id.value());
      id = parameters.getParameter(PREFIX + ids.size());
    }
    if (ids.isEmpty()) {
      throw new IllegalArgumentException(
          "The job has no parameter %s0, so it is not said what to delete. Give it CascadeBatchJobs.roots(id)."
              .formatted(PREFIX));
    }
    return ids;
  }

  @SuppressWarnings("unchecked")
  private static JobParameter<?> parameter(String name, Object id) {
    if (!(id instanceof Number || id instanceof String || id instanceof UUID)) {
      throw new IllegalArgumentException(
          "An identifier of type %s cannot be read back from a job's parameters. Give a number, a string or a UUID."
              .formatted(id.getClass().getName()));
    }
    return new JobParameter<>(name, id, (Class<Object>) id.getClass());
  }
}
