package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cascade.hibernate.softdelete.SoftDeletable;
import dev.cascade.it.mapping.MappedDatabase;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stateless session is refused to delete a row whose elements it has deleted before. */
class StatelessRefusalIT {

  @RegisterExtension static final MappedDatabase database = MappedDatabase.of(Memo.class);

  @Test
  void aCommitThatFollowsKeepsTheElements() {
    database.save(new Memo(1, "red"));

    try (var session = database.sessions().unwrap(SessionFactory.class).openStatelessSession()) {
      session.getTransaction().begin();
      var memo = session.get(Memo.class, 1);
      session.fetch(memo.tags);
      assertThatThrownBy(() -> session.delete(memo)).hasMessageContaining("is soft-deletable");
      session.getTransaction().commit();
    }

    assertThat(database.rows("select tags from memo_tags")).containsExactly("red");
    assertThat(database.rows("select id from memo where deleted_at is null")).containsExactly("1");
  }

  @Entity(name = "Memo")
  static class Memo extends SoftDeletable {

    @Id int id;

    @ElementCollection Set<String> tags = new HashSet<>();

    Memo() {}

    Memo(int id, String tag) {
      this.id = id;
      tags.add(tag);
    }
  }
}
