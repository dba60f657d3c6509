package dev.cascade.it.springboot;

import dev.cascade.it.springboot.Office.Customer;
import dev.cascade.spring.CascadeOperations;
import org.springframework.data.jpa.repository.JpaRepository;

interface Customers extends JpaRepository<Customer, Long>, CascadeOperations<Customer, Long> {

  Customer findByName(String name);

  void deleteByName(String name);
}
