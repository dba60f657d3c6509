package dev.cascade.it.docs;

import static dev.cascade.CascadeOption.ALL;
import static dev.cascade.CascadeOption.DELETE_ORPHAN;

import dev.cascade.CascadeRule;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "users")
class User {

  @Id @GeneratedValue Long id;

  @OneToOne(mappedBy = "user")
  @CascadeRule({ALL, DELETE_ORPHAN})
  @Nullable Profile profile;

  @OneToMany(mappedBy = "user")
  @CascadeRule({ALL, DELETE_ORPHAN})
  List<Post> posts = new ArrayList<>();
}
