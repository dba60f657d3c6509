package dev.cascade.spring;

import dev.cascade.hibernate.refusal.DeleteRefusedException;
import dev.cascade.plan.Refusal;
import java.util.List;

/** A delete is refused, since other rows refer to what it would delete. */
public final class CascadeDeleteRefusedException extends CascadeViolationException {

  private static final long serialVersionUID = 1L;

  private final DeleteRefusedException refused;

  CascadeDeleteRefusedException(DeleteRefusedException refused) {
    super(refused);
    this.refused = refused;
  }

  /** Each relationship that refuses; never empty, save after deserialization. */
  public List<Refusal> refusals() {
    return refused.refusals();
  }
}
