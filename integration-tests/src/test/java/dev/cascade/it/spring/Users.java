package dev.cascade.it.spring;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface Users extends JpaRepository<User, Long> {

  User findByName(String name);

  @Modifying
  @Query("delete from User")
  void removeAllByQuery();
}
