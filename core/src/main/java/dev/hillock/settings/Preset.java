package dev.hillock.settings;

/// A set of settings under one name. Whatever a user sets besides wins. What is in each stands in
/// [Recipes].
public enum Preset {
  /// One of the others, by the table: see [Recipes#pick].
  AUTO,

  /// The defaults of the table of settings: gradient descent with momentum.
  PLAIN,

  /// The network of the textbook, exactly: sigmoid in every layer, E = ½ Σ (t − a)², one row at a
  /// time, learning rate 0.3, momentum 0.6, inputs in [0, 1], weights and biases uniform in ±0.5.
  /// 2000 epochs: XOR with four hidden neurons needs 1000 to 2000 from most seeds.
  CLASSIC,

  /// RealMLP-TD-S, a network that specialists have tuned on many tables. Holzmüller, Grinsztajn &
  /// Steinwart, "Better by default: strong pre-tuned MLPs and boosted trees on tabular data",
  /// NeurIPS 2024.
  REALMLP_S,

  /// RealMLP-TD, the whole of it: with waves of the numbers, learned numbers for categories,
  /// parametric activations, a start fitted to the rows, dropout and weight decay. Same source.
  REALMLP,

  /// TabM-mini, an ensemble in one network, whose submodels share their hidden layers. Smaller than
  /// its authors have it, for processors without a graphics card. Gorishniy, Kotelnikov & Babenko,
  /// "TabM: advancing tabular deep learning with parameter-efficient ensembling", ICLR 2025.
  TABM_MINI;

  /// Its settings as far as they do not depend on the target.
  public Settings settings() {
    return Settings.defaults().with(Settings.PRESET, this);
  }

  /// The name in settings and files: `realmlp-s`.
  public String text() {
    return Types.nameOf(this);
  }
}
