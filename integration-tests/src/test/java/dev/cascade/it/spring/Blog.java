package dev.cascade.it.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class Blog {

  private final Users users;

  Blog(Users users) {
    this.users = users;
  }

  void save(User user) {
    users.save(user);
  }

  void removePosts(String userName) {
    users.findByName(userName).posts.clear();
  }

  @Transactional(readOnly = true)
  void removePostsInReadOnlyTransaction(String userName) {
    users.findByName(userName).posts.clear();
    assertThat(users.findByName(userName).posts).isEmpty();
  }

  void replacePosts(String userName, String... titles) {
    var user = users.findByName(userName);
    user.posts = new ArrayList<>(user.posts.subList(0, 1));
    for (var title : titles) {
      user.posts.add(new Post(user, title));
    }
    assertThat(users.countPosts()).isEqualTo(1 + titles.length);
    user.posts.remove(0);
  }

  void disownPosts(String userName) {
    users.findByName(userName).posts.forEach(each -> each.user = null);
  }

  void removePostsAndFail(String userName) {
    users.findByName(userName).posts.clear();
    users.flush();
    throw new IllegalStateException("after the flush");
  }

  void movePosts(String userName, String otherName) {
    var other = users.findByName(otherName);
    other.posts.addAll(users.findByName(userName).posts);
    users.findByName(userName).posts = new ArrayList<>();
  }

  void removeUser(String userName) {
    users.delete(users.findByName(userName));
  }

  void removeUsersByQuery() {
    users.removeAllByQuery();
  }
}
