package dev.cascade.it.spring;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface Memos extends JpaRepository<Memo, Long> {

  long deleteByText(String text);

  @Modifying
  @Query("delete from Memo m where m.text = ?1")
  void deleteByQuery(String text);
}
