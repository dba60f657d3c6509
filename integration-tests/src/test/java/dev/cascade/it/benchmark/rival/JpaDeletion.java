package dev.cascade.it.benchmark.rival;

import jakarta.persistence.EntityManagerFactory;

/** By {@code find}, {@code remove} and commit, whoever provides the sessions. */
record JpaDeletion(EntityManagerFactory sessions, Class<?> user) implements UserDeletion {

  @Override
  public void delete(long userId) {
    try (var session = sessions.createEntityManager()) {
      session.getTransaction().begin();
      session.remove(session.find(user, userId));
      session.getTransaction().commit();
    }
  }

  @Override
  public void close() {
    sessions.close();
  }
}
