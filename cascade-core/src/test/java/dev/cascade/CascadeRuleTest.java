package dev.cascade;

import static dev.cascade.CascadeOption.MERGE;
import static dev.cascade.CascadeOption.SAVE_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CascadeRuleTest {

  @Test
  void aRuleThatSaysNothingHasSqlAlchemysDefaults() throws Exception {
    var rule = Holder.class.getDeclaredField("posts").getAnnotation(CascadeRule.class);

    assertThat(rule.value()).containsExactly(SAVE_UPDATE, MERGE);
    assertThat(rule.passiveDeletes()).isEqualTo(PassiveDeletes.OFF);
    assertThat(rule.singleParent()).isFalse();
    assertThat(rule.required()).isFalse();
    assertThat(rule.onMergeNull()).isEqualTo(OnMergeNull.UNCHANGED);
  }

  private static final class Holder {
    @CascadeRule private Object posts;
  }
}
