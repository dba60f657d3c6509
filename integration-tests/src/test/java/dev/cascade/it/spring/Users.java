package dev.cascade.it.spring;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface Users extends JpaRepository<User, Long> {

  User findByName(String name);

  @Query("select count(*) from Post")
  int countPosts();

  @Modifying
  @Query(value = "delete from users", nativeQuery = true)
  void removeAllByQuery();
}
