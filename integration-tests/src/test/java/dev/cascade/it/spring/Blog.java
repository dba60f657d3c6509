package dev.cascade.it.spring;

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

  void removeUser(String userName) {
    users.delete(users.findByName(userName));
  }

  void removeUsersByQuery() {
    users.removeAllByQuery();
  }
}
