package dev.cascade.it.spring;

import org.springframework.data.jpa.repository.JpaRepository;

interface Users extends JpaRepository<User, Long> {

  User findByName(String name);
}
