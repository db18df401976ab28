package dev.hillock.prep;

import java.util.List;

/// Which class is predicted, given the probabilities of all.
public sealed interface Decision {

  /// The likeliest.
  record Likeliest() implements Decision {}

  /// Of two classes the second from a probability on.
  ///
  /// @param probability of the second class, between 0 and 1
  record Threshold(double probability) implements Decision {
    public Threshold {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException(
            "threshold %s; it must be a probability".formatted(probability));
      }
    }
  }

  /// The class whose probability is the largest multiple of its share of the training rows: the
  /// likeliest if all classes were equally frequent, which is the decision of the best balanced
  /// accuracy where probabilities are right.
  ///
  /// Source: Elkan, "The foundations of cost-sensitive learning", IJCAI 2001, theorem 2.
  ///
  /// @param shares of the classes in the training rows, in the order of the labels
  record Shares(List<Double> shares) implements Decision {
    public Shares {
      shares = List.copyOf(shares);
      if (shares.isEmpty() || shares.stream().anyMatch(share -> !(share > 0 && share <= 1))) {
        throw new IllegalArgumentException(
            "shares %s of the classes; each must be greater than 0, at most 1".formatted(shares));
      }
    }
  }
}
