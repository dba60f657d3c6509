package dev.cascade.it.domain;

import java.util.List;

/** The entities of this package. */
public final class BlogDomain {

  /** All of them; parents stand before their children. */
  public static final List<Class<?>> ENTITIES =
      List.of(
          User.class,
          Profile.class,
          Tag.class,
          Post.class,
          Comment.class,
          PostLike.class,
          AuditLog.class,
          Category.class,
          Product.class,
          Department.class,
          Employee.class,
          Folder.class,
          Project.class,
          Task.class);

  private BlogDomain() {}
}
