package dev.cascade.it.mapping;

/** A task or an employee: refers to a department by a nullable foreign key. */
interface Owned<D> {

  void setDepartment(D department);
}
