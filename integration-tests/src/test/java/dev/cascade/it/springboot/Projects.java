package dev.cascade.it.springboot;

import dev.cascade.it.springboot.Office.Project;
import dev.cascade.spring.CascadeOperations;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface Projects extends JpaRepository<Project, Long>, CascadeOperations<Project, Long> {

  Project findByName(String name);

  long deleteByName(String name);

  List<Project> removeByNameStartingWith(String beginning);
}
