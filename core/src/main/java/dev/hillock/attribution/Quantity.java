package dev.hillock.attribution;

import java.util.List;

/// One number of a prediction as a function of the outputs of all members: each output in the
/// target's units, the mean over the members, and what is read from the means, as
/// [dev.hillock.infer.Predictor] does it.
///
/// @param codings of the members
/// @param reading from the means
/// @param text in words: `probability of species 'virginica'`
/// @param unit of the number
record Quantity(List<CodedOutput> codings, Reading reading, String text, Unit unit) {

  /// The number.
  ///
  /// @param outputs of each member
  double of(double[][] outputs) {
    return reading.of(means(outputs));
  }

  /// Its derivative with respect to each output of each member.
  double[][] slopes(double[][] outputs) {
    double[] ofMeans = reading.slopes(means(outputs));
    double[][] slopes = new double[outputs.length][ofMeans.length];
    for (int m = 0; m < outputs.length; m++) {
      for (int j = 0; j < ofMeans.length; j++) {
        double inside = ofMeans[j] == 0 ? 0 : codings.get(m).slope(j, outputs[m][j]);
        slopes[m][j] = ofMeans[j] * inside / outputs.length;
      }
    }
    return slopes;
  }

  /// Whether all members hold what they say at a limit.
  boolean isHeld(double[][] outputs) {
    double[] ofMeans = reading.slopes(means(outputs));
    for (int m = 0; m < outputs.length; m++) {
      for (int j = 0; j < ofMeans.length; j++) {
        if (ofMeans[j] != 0 && !codings.get(m).isHeld(j, outputs[m][j])) {
          return false;
        }
      }
    }
    return true;
  }

  private double[] means(double[][] outputs) {
    double[] means = new double[outputs[0].length];
    for (int j = 0; j < means.length; j++) {
      double sum = 0;
      for (int m = 0; m < outputs.length; m++) {
        sum += codings.get(m).value(j, outputs[m][j]);
      }
      means[j] = sum / outputs.length;
    }
    return means;
  }
}
