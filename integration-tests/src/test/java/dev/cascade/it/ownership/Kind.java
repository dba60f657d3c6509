package dev.cascade.it.ownership;

import dev.cascade.it.ownership.Team.Badge;
import dev.cascade.it.ownership.Team.Member;
import dev.cascade.it.ownership.Team.Note;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can be owned, and the attributes that say who owns it. */
enum Kind {
  TEAM(Team.class, "teams", "parent", Team::new) {
    @Override
    @Nullable Collection<? extends Owned> held(Team team) {
      return team.teams;
    }

    @Override
    @SuppressWarnings("unchecked")
    void hold(Team team, @Nullable Collection<? extends Owned> held) {
      team.teams =
          held == null || held instanceof Set
              ? (Set<Team>) held
              : new HashSet<>((Collection<Team>) held);
    }
  },
  BADGE(Badge.class, "badge", "team", Badge::new) {
    @Override
    @Nullable Collection<? extends Owned> held(Team team) {
      return team.badge == null ? List.of() : List.of(team.badge);
    }

    @Override
    void hold(Team team, @Nullable Collection<? extends Owned> held) {
      team.badge = held == null || held.isEmpty() ? null : (Badge) held.iterator().next();
    }
  },
  MEMBER(Member.class, "members", "team", Member::new) {
    @Override
    @Nullable Collection<? extends Owned> held(Team team) {
      return team.members;
    }

    @Override
    @SuppressWarnings("unchecked")
    void hold(Team team, @Nullable Collection<? extends Owned> held) {
      team.members = (List<Member>) held;
    }
  },
  NOTE(Note.class, "notes", "team", Note::new) {
    @Override
    @Nullable Collection<? extends Owned> held(Team team) {
      return team.notes;
    }

    @Override
    @SuppressWarnings("unchecked")
    void hold(Team team, @Nullable Collection<? extends Owned> held) {
      team.notes = (List<Note>) held;
    }
  };

  private final Class<? extends Owned> type;
  private final String side;
  private final String ownSide;
  private final Function<String, Owned> make;

  Kind(Class<? extends Owned> type, String side, String ownSide, Function<String, Owned> make) {
    this.type = type;
    this.side = side;
    this.ownSide = ownSide;
    this.make = make;
  }

  Class<? extends Owned> type() {
    return type;
  }

  /** The attribute of the owner. */
  String side() {
    return side;
  }

  /** The attribute of what is owned. */
  String ownSide() {
    return ownSide;
  }

  String table() {
    return type.getSimpleName().toLowerCase(Locale.ROOT) + "s";
  }

  boolean diesWithoutOwner() {
    return this != NOTE;
  }

  boolean isOne() {
    return this == BADGE;
  }

  Owned make(String name) {
    return make.apply(name);
  }

  /** The managed collection itself; a new one where there is no collection. */
  abstract @Nullable Collection<? extends Owned> held(Team team);

  abstract void hold(Team team, @Nullable Collection<? extends Owned> held);

  @SuppressWarnings("unchecked")
  void add(Team team, Owned child) {
    if (isOne()) {
      hold(team, List.of(child));
      return;
    }
    if (held(team) == null) {
      hold(team, this == TEAM ? new HashSet<>() : new ArrayList<>());
    }
    ((Collection<Owned>) held(team)).add(child);
  }

  void take(Team team, Owned child) {
    if (isOne()) {
      hold(team, null);
    } else {
      held(team).remove(child);
    }
  }
}
