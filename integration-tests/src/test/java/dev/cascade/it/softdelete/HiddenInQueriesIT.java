package dev.cascade.it.softdelete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.it.mapping.MappedDatabase;
import dev.cascade.it.softdelete.Blog.Comment;
import dev.cascade.it.softdelete.Blog.Post;
import dev.cascade.it.softdelete.Blog.User;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a query says of soft-deletable types, it says of rows that live. */
class HiddenInQueriesIT {

  @RegisterExtension static final MappedDatabase database = Blog.database();

  private final List<Object> found = new ArrayList<>();

  @BeforeEach
  void fill() {
    Blog.fill(database);
  }

  @Test
  void aRootShowsRowsThatLive() {
    assertThat(sql("select u.id from User u"))
        .containsExactly("select u1_0.id from users u1_0 where u1_0.deleted_at is null");
    assertThat(found).containsExactly(1L);
  }

  @Test
  void aCountCountsRowsThatLive() {
    assertThat(sql("select count(*) from Post"))
        .containsExactly("select count(*) from posts p1_0 where p1_0.deleted_at is null");
    assertThat(found).containsExactly(2L);
  }

  @Test
  void aSubqueryFindsRowsThatLive() {
    sql(
        "select u.id from User u where exists (select 1 from Post p where p.user = u and p.id = 12)");
    assertThat(found).isEmpty();

    sql("select c.id from Comment c where c.post in (select p from Post p) order by c.id");
    assertThat(found).containsExactly(111L, 211L);
  }

  @Test
  void anInnerJoinOverAReferenceLeavesOutDeletedRows() {
    assertThat(sql("select c.id from Comment c join c.post p order by c.id"))
        .containsExactly(
            "select c1_0.id from comments c1_0 join posts p1_0 on p1_0.id=c1_0.post_id and p1_0.deleted_at is null order by c1_0.id");
    assertThat(found).containsExactly(111L, 211L);
  }

  @Test
  void anOuterJoinOverAReferenceFindsNothingThere() {
    assertThat(
            sql(
                "select str(c.id) || ' ' || coalesce(str(p.id), '-') from Comment c left join c.post p order by c.id"))
        .containsExactly(
            "select ((cast(c1_0.id as varchar)||' ')||coalesce(cast(p1_0.id as varchar),'-')) from comments c1_0 left join posts p1_0 on p1_0.id=c1_0.post_id and p1_0.deleted_at is null order by c1_0.id");
    assertThat(found).containsExactly("111 11", "121 -", "211 21");
  }

  @Test
  void aJoinOfAJoinLeavesThemOutToo() {
    sql("select c.id from Comment c join c.post p join p.user u order by c.id");
    assertThat(found).containsExactly(111L);
  }

  @Test
  void aJoinOfAnEntityLeavesThemOut() {
    sql(
        "select str(c.id) || ' ' || coalesce(str(p.id), '-') from Comment c left join Post p on p = c.post order by c.id");
    assertThat(found).containsExactly("111 11", "121 -", "211 21");
  }

  @Test
  void aJoinOverACollectionLeavesThemOut() {
    sql("select p.id from User u join u.posts p");
    assertThat(found).containsExactly(11L);

    sql(
        "select coalesce(str(t.id), '-') from Post p left join p.tags t where p.id <> 12 order by p.id, t.id");
    assertThat(found).containsExactly("1", "3", "-");

    sql("select t.id from Post p join p.labels t order by t.id");
    assertThat(found).containsExactly(1L, 3L);
  }

  @Test
  void theSizeOfACollectionAndItsMembersAreThoseThatLive() {
    sql("select size(u.posts) from User u");
    assertThat(found).containsExactly(1);

    sql("select size(p.tags) from Post p where p.id = 11");
    assertThat(found).containsExactly(2);

    sql("select c.id from Comment c, User u where c.post member of u.posts");
    assertThat(found).containsExactly(111L);

    sql("select u.id from User u where u.posts is empty");
    assertThat(found).isEmpty();
  }

  @Test
  void aPathShowsWhatTheAttributeShows() {
    sql("select c.post.title from Comment c order by c.id");
    assertThat(found).containsExactly("first", "second", "third");
  }

  @Test
  void aFetchedReferenceIsShownThoughItsRowIsDeleted() {
    database.inTransaction(
        session -> {
          for (var join : List.of("join", "left join")) {
            var comments =
                session
                    .createQuery(
                        "select c from Comment c " + join + " fetch c.post order by c.id",
                        Comment.class)
                    .getResultList();
            assertThat(comments).extracting(each -> each.post.id).containsExactly(11L, 12L, 21L);
          }
        });
  }

  @Test
  void aFetchedCollectionHasWhatLives() {
    database.inTransaction(
        session -> {
          var user =
              session
                  .createQuery("from User u left join fetch u.posts", User.class)
                  .getSingleResult();
          assertThat(user.posts).extracting(each -> each.id).containsExactly(11L);
        });
    database.inTransaction(
        session -> {
          var post =
              session
                  .createQuery("from Post p left join fetch p.tags where p.id = 11", Post.class)
                  .getSingleResult();
          assertThat(post.tags).extracting(each -> each.id).containsExactlyInAnyOrder(1L, 3L);
        });
  }

  @Test
  void aCriteriaQueryHidesAsOneOfText() {
    database.inTransaction(
        session -> {
          var builder = session.getCriteriaBuilder();
          var query = builder.createQuery(Long.class);
          var comment = query.from(Comment.class);
          comment.join("post");
          query.select(builder.count(comment));
          assertThat(session.createQuery(query).getSingleResult()).isEqualTo(2);
        });
  }

  @Test
  void anUpdateOfManyChangesRowsThatLive() {
    database.inTransaction(
        session -> session.createQuery("update Post set title = 'new'").executeUpdate());

    assertThat(database.rows("select id, title from posts order by id"))
        .containsExactly("11|new", "12|second", "21|new");
  }

  @Test
  void aQueryIsPlannedOnceAndAnewForWhoSeesMore() {
    var plans = database.sessions().unwrap(SessionFactory.class).getStatistics();
    plans.setStatisticsEnabled(true);
    sql("select p.title from Post p order by p.id");
    plans.clear();

    sql("select p.title from Post p order by p.id");

    assertThat(found).containsExactly("first", "third");
    assertThat(plans.getQueryPlanCacheHitCount()).isPositive();
    assertThat(plans.getQueryPlanCacheMissCount()).isZero();
    plans.clear();
    database.inTransaction(
        session ->
            Cascades.of(session)
                .withDeleted(
                    () ->
                        assertThat(
                                session
                                    .createQuery(
                                        "select p.title from Post p order by p.id", String.class)
                                    .getResultList())
                            .containsExactly("first", "second", "third")));
    assertThat(plans.getQueryPlanCacheHitCount()).isZero();
    plans.setStatisticsEnabled(false);
  }

  private List<String> sql(String query) {
    found.clear();
    return database
        .recordSql(
            session -> found.addAll(session.createQuery(query, Object.class).getResultList()))
        .all();
  }
}
