package dev.cascade.it.docs;

import static dev.cascade.OnDelete.CASCADE;

import dev.cascade.OnParentDelete;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

@Entity
@Table(name = "profiles")
class Profile {

  @Id @GeneratedValue Long id;

  @OneToOne(optional = false)
  @JoinColumn(name = "user_id", unique = true)
  @OnParentDelete(CASCADE)
  User user;

  Profile() {}

  Profile(User user) {
    this.user = user;
  }
}
