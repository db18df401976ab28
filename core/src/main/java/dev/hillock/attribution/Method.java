package dev.hillock.attribution;

import java.util.Locale;

/// How a prediction is shared out among the columns.
public enum Method {
  /// See [IntegratedGradients].
  INTEGRATED_GRADIENTS,
  /// See [ShapleyValues].
  SHAPLEY;

  /// The name in options and files: `integrated-gradients`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
