package dev.cascade.it.demo;

import static dev.cascade.it.demo.Situation.ask;

import dev.cascade.it.domain.Profile;
import dev.cascade.it.domain.User;
import java.util.List;

/** User.profile: {@code @CascadeRule({ALL, DELETE_ORPHAN})}. */
final class OneToOneSituations {

  static final List<Situation> ALL =
      List.of(
          ask("Create a user with a profile", Application::nothing)
              .when(
                  """
                  user.setProfile(new Profile("Countess"));
                  session.persist(user);""",
                  session -> {
                    var user = new User("ada");
                    user.setProfile(new Profile("Countess"));
                    session.persist(user);
                  })
              .then("SAVE_UPDATE: the profile is saved with its user.")
              .leaves("users", "id=1 name=ada")
              .leaves("profiles", "id=1 user_id=1 bio=Countess"),
          ask("Take the profile away", Application::userWithProfile)
              .when(
                  "user.setProfile(null);",
                  session -> session.find(User.class, 1L).setProfile(null))
              .then("DELETE_ORPHAN: the profile is deleted; no profile without its user.")
              .leaves("users", "id=1 name=ada")
              .leaves("profiles"),
          ask("Replace the profile", Application::userWithProfile)
              .when(
                  "user.setProfile(new Profile(\"Lovelace\"));",
                  session -> session.find(User.class, 1L).setProfile(new Profile("Lovelace")))
              .then("The old one is deleted before the new one is inserted: user_id is unique.")
              .sends(
                  1,
                  "delete from profiles where id=?",
                  "insert into profiles (bio,user_id) values (?,?)")
              .leaves("users", "id=1 name=ada")
              .leaves("profiles", "id=2 user_id=1 bio=Lovelace"),
          ask("Delete a user with a profile", Application::userWithProfile)
              .when(
                  "session.remove(user);", session -> session.remove(session.find(User.class, 1L)))
              .then("DELETE: the profile goes first, then its user.")
              .leaves("users")
              .leaves("profiles"));

  private OneToOneSituations() {}
}
