package dev.hillock.bench.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A model of another JVM library, with that library's defaults.
///
/// @param name of the model
/// @param library its folder under `bench/peers`
/// @param main the class of its program
/// @param jar how the name of the library's jar starts; its version follows
/// @param about what the model is
record Peer(String name, String library, String main, String jar, String about) {

  /// The threads of native products that Smile uses get in each other's way on small matrices.
  private static final Map<String, String> ENVIRONMENT = Map.of("OMP_NUM_THREADS", "1");

  /// All of them.
  static final List<Peer> ALL =
      List.of(
          smile(
              "gbt",
              "GradientTreeBoost: 500 trees of 6 leaves, rate 0.05; absolute error of numbers"),
          smile("rf", "RandomForest: 500 trees"),
          smile("mlp", "MLP.fit without properties: ReLU(100), 100 epochs; target standardised"),
          weka("boost", "LogitBoost, AdditiveRegression: 10 stumps"),
          weka("rf", "RandomForest: 100 trees"),
          weka("mlp", "MultilayerPerceptron: sigmoids, (inputs + classes) / 2 of them, 500 epochs"),
          tribuo("xgb", "XGBoost: 100 trees (it has no default) of depth 6, rate 0.3"),
          tribuo(
              "rf", "RandomForestTrainer: 100 trees, root or third of the features (no defaults)"));

  /// The peers of these names: a library's stands for all its models, none for all peers.
  ///
  /// @throws IllegalArgumentException if there is none of a name
  static List<Peer> named(List<String> names) {
    if (names.isEmpty()) {
      return ALL;
    }
    var peers = new ArrayList<Peer>();
    for (String name : names) {
      var found = ALL.stream().filter(p -> p.name.equals(name) || p.library.equals(name)).toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "peer '%s' found, expected a library (smile, weka, tribuo) or one of %s"
                .formatted(name, ALL.stream().map(Peer::name).toList()));
      }
      peers.addAll(found);
    }
    return peers.stream().distinct().toList();
  }

  /// Variables to set.
  Map<String, String> environment() {
    return library.equals("smile") ? ENVIRONMENT : Map.of();
  }

  private static Peer smile(String model, String about) {
    return new Peer("smile-" + model, "smile", "SmileFit", "smile-core-", about);
  }

  private static Peer weka(String model, String about) {
    return new Peer("weka-" + model, "weka", "WekaFit", "weka-stable-", about);
  }

  private static Peer tribuo(String model, String about) {
    return new Peer("tribuo-" + model, "tribuo", "TribuoFit", "tribuo-core-", about);
  }
}
