package dev.hillock.train;

import dev.hillock.kernel.Blend;
import dev.hillock.settings.DecayForm;
import dev.hillock.settings.Settings;
import dev.hillock.train.ParameterGroups.Pace;

/// What pulls weights towards 0 besides the loss, in each step with rate α:
///
/// * weight decay λ, decoupled: w ← (1 − α·λ)·w before the step; or coupled: g ← g + λ·w;
/// * L1 with strength λ₁: after the step w ← sign(w)·max(0, |w| − α·λ₁), which makes weights that
///   the loss has no use for exactly 0.
///
/// Biases, γ and β are left alone. α is that of the step: schedule and pace of the parameters
/// count. Both fade with the settings' fade.
///
/// Sources: Loshchilov & Hutter, "Decoupled weight decay regularization", ICLR 2019; Duchi &
/// Singer, "Efficient online and batch learning using forward backward splitting", JMLR 10, 2009,
/// section 4 (L1, here with the rate of the schedule as the weight of both halves of a step).
final class Shrinkage {

  private final double weightDecay;
  private final boolean coupled;
  private final double l1;
  private double rate;
  private double decay;
  private double threshold;

  Shrinkage(Settings settings) {
    weightDecay = settings.get(Settings.WEIGHT_DECAY);
    coupled = settings.get(Settings.WEIGHT_DECAY_FORM) == DecayForm.COUPLED;
    l1 = settings.get(Settings.L1);
  }

  /// Whether there is any.
  boolean isOn() {
    return weightDecay > 0 || l1 > 0;
  }

  /// Begins the next step.
  ///
  /// @param newRate α
  /// @param fade factor of λ and λ₁
  void begin(double newRate, double fade) {
    rate = newRate;
    decay = weightDecay * fade;
    threshold = newRate * l1 * fade;
  }

  /// What comes before the step of some weights.
  ///
  /// @param gradient of them, from `gradientAt` on; may be changed
  void before(Pace pace, float[] values, int at, float[] gradient, int gradientAt, int count) {
    if (!(decay > 0 && pace.decay() > 0)) {
      return;
    }
    if (coupled) {
      float part = (float) decay;
      for (int i = 0; i < count; i++) {
        gradient[gradientAt + i] += part * values[at + i];
      }
    } else {
      Blend.scale(pace.kept(rate, decay), values, at, count);
    }
  }

  /// What comes after it.
  void after(Pace pace, float[] values, int at, int count) {
    if (!(threshold > 0 && pace.decay() > 0)) {
      return;
    }
    float taken = (float) (threshold * pace.rate());
    for (int i = at; i < at + count; i++) {
      values[i] = Math.copySign(Math.max(0f, Math.abs(values[i]) - taken), values[i]);
    }
  }
}
