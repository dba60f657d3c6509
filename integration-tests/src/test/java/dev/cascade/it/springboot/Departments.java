package dev.cascade.it.springboot;

import dev.cascade.it.springboot.Office.Department;
import org.springframework.data.jpa.repository.JpaRepository;

interface Departments extends JpaRepository<Department, Long> {}
