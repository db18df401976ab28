package dev.hillock.train;

import dev.hillock.kernel.Activation;
import dev.hillock.loss.Loss;
import dev.hillock.nn.Norm;
import dev.hillock.optim.NormalEquations;
import dev.hillock.optim.Schedule;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Searches;
import dev.hillock.settings.Setting;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What goes with an optimiser that makes one loss over all rows small, in iterations or
/// generations instead of steps.
final class AllRowsSettings {

  /// What Levenberg-Marquardt may take.
  private static final long MOST_BYTES = 1L << 30;

  private static final double GIGABYTE = 1L << 30;

  private AllRowsSettings() {}

  private static Optimizers.Kind kind(Settings settings) {
    return settings.get(Settings.OPTIMIZER).kind();
  }

  /// Checks settings before anything else is settled, and notes what is not read.
  ///
  /// @param given what the user set
  /// @param settings the same over those of the preset
  /// @throws IllegalArgumentException if they ask for steps
  static void check(Settings given, Settings settings, List<String> notes) {
    if (kind(settings) == Optimizers.Kind.STEPS) {
      return;
    }
    refuse(
        settings,
        Settings.BATCH_SIZE,
        settings.get(Settings.BATCH_SIZE) != 0,
        "takes all rows in each iteration");
    refuse(
        settings,
        Settings.SCHEDULE,
        settings.get(Settings.SCHEDULE) != Schedule.CONSTANT,
        "has no learning rate");
    refuse(
        settings,
        Settings.NORM,
        settings.get(Settings.NORM) == Norm.BATCH,
        "asks for one loss at many places, and each would move the running means");
    var texts = settings.texts();
    var defaults = Settings.defaults().texts();
    for (Setting<?> setting : Optimizers.ofSteps()) {
      boolean differs =
          !String.valueOf(texts.get(setting.name())).equals(defaults.get(setting.name()));
      refuse(settings, setting, differs, reason(setting));
    }
    noteUnread(given, settings, notes);
  }

  private static String reason(Setting<?> setting) {
    if (setting.equals(Settings.DROPOUT)) {
      return "needs the same loss whenever it asks for it";
    }
    return setting.equals(Settings.FRONT_SCALE) || setting.equals(Settings.PARAMETRIZATION)
        ? "finds the scale of each weight by itself"
        : "does not read it";
  }

  private static void refuse(
      Settings settings, Setting<?> setting, boolean isWrong, String reason) {
    if (isWrong) {
      throw new IllegalArgumentException(
          "%s is %s, but optimizer %s %s; leave --%s out"
              .formatted(
                  setting.name().replace('-', ' '),
                  settings.texts().get(setting.name()),
                  name(settings),
                  reason,
                  setting.name()));
    }
  }

  private static void noteUnread(Settings given, Settings settings, List<String> notes) {
    var unread = new ArrayList<String>();
    if (given.isSet(Settings.LEARNING_RATE)) {
      unread.add("--" + Settings.LEARNING_RATE.name());
    }
    Optimizers.ofSteps().stream()
        .filter(given::isSet)
        .forEach(setting -> unread.add("--" + setting.name()));
    if (!unread.isEmpty()) {
      notes.add(
          "optimizer %s does not read %s".formatted(name(settings), String.join(", ", unread)));
    }
  }

  /// Checks a plan whose layers and loss are settled.
  ///
  /// @throws IllegalArgumentException if the optimiser cannot make its loss small
  static void check(Plan plan) {
    var settings = plan.settings();
    if (kind(settings) == Optimizers.Kind.SEARCH) {
      Searches.check(settings, plan.architecture().parameterCount());
    }
    if (kind(settings) != Optimizers.Kind.FULL_BATCH) {
      return;
    }
    if (plan.loss() == Loss.PERCEPTRON
        || plan.architecture().output().activation() == Activation.STEP) {
      throw new IllegalArgumentException(
          "loss %s has no gradient, and optimizer %s needs one; take --optimizer sgd, or sigmoid outputs"
              .formatted(plan.loss().text(), name(settings)));
    }
    if (settings.get(Settings.OPTIMIZER) == Optimizers.LEVENBERG_MARQUARDT) {
      checkLeastSquares(plan);
    }
  }

  private static void checkLeastSquares(Plan plan) {
    boolean squares =
        switch (plan.loss()) {
          case HALF_SQUARED_ERROR, MEAN_SQUARED_ERROR -> true;
          case MEAN_ABSOLUTE_ERROR,
              HUBER,
              PINBALL,
              POISSON,
              BINARY_CROSS_ENTROPY,
              CATEGORICAL_CROSS_ENTROPY,
              PERCEPTRON ->
              false;
        };
    if (!squares) {
      throw new IllegalArgumentException(
          "loss is %s, but optimizer levenberg-marquardt makes squared errors small; take --loss mean-squared-error with outputs that suit it, or --optimizer lbfgs"
              .formatted(plan.loss().text()));
    }
    if (plan.architecture().submodels() > 1) {
      throw new IllegalArgumentException(
          "submodels is %d, but optimizer levenberg-marquardt fits one network; take --submodels off, or --optimizer lbfgs"
              .formatted(plan.architecture().submodels()));
    }
    int parameters = plan.architecture().parameterCount();
    long bytes = NormalEquations.bytes(parameters);
    long most = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 2);
    if (bytes > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "optimizer levenberg-marquardt needs %.1f GB for %d parameters; at most %.1f GB; take --optimizer lbfgs, or fewer --hidden",
              bytes / GIGABYTE,
              parameters,
              most / GIGABYTE));
    }
  }

  private static String name(Settings settings) {
    return Settings.OPTIMIZER.format(settings.get(Settings.OPTIMIZER));
  }
}
