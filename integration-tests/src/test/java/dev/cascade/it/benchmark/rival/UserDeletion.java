package dev.cascade.it.benchmark.rival;

/** Deletes users with their posts and the comments on these. */
public interface UserDeletion extends AutoCloseable {

  /** One whole unit of work, from taking a connection to the commit. */
  void delete(long userId);

  @Override
  void close();
}
