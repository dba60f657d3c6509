package dev.cascade.it.mapping;

import java.util.Collection;

/** A department: owns its tasks by {@code ALL, DELETE_ORPHAN}, knows its employees by default. */
interface Owner<T extends Owned<?>, E extends Owned<?>> {

  Collection<T> tasks();

  Collection<E> employees();

  /** Puts a task in, keeping both sides in step. */
  void addTask(T task);

  /** Puts an employee in, keeping both sides in step. */
  void addEmployee(E employee);
}
