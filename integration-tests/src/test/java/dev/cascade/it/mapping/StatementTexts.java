package dev.cascade.it.mapping;

import java.util.List;
import java.util.stream.Stream;

/**
 * What Hibernate sends for one object, one statement a line. The defaults are those of one table
 * for each entity, with {@code id} and {@code name}.
 */
interface StatementTexts {

  default String insertDepartment() {
    return "insert into departments (name,id) values (?,?)";
  }

  default String insertTask() {
    return "insert into tasks (department_id,name,id) values (?,?,?)";
  }

  default String insertEmployee() {
    return "insert into employees (department_id,name,id) values (?,?,?)";
  }

  /** For a task whose department changed. */
  default String updateTask() {
    return "update tasks set department_id=?,name=? where id=?";
  }

  /** For a loaded employee whose department changed. */
  default String updateEmployee() {
    return "update employees set department_id=?,name=? where id=?";
  }

  /** For all employees of a removed department that are loaded. */
  default String releaseLoadedEmployees() {
    return releaseEmployees();
  }

  /** For all employees of a removed department. */
  default String releaseEmployees() {
    return "update employees e1_0 set department_id=null where e1_0.department_id in (?)";
  }

  default String deleteDepartment() {
    return "delete from departments where id=?";
  }

  default String deleteTask() {
    return "delete from tasks where id=?";
  }

  /** For all tasks of a removed department that are not loaded. */
  default String deleteTasks() {
    return "delete from tasks t1_0 where t1_0.department_id in (?)";
  }

  /** The reference from a task's or employee's row, {@code t}, to a department's, {@code d}. */
  default String reference() {
    return "t.department_id = d.id";
  }

  /** Several texts as one list of statements. */
  static List<String> inOrder(String... texts) {
    return Stream.of(texts).flatMap(String::lines).toList();
  }
}
