package dev.hillock.plot;

import dev.hillock.kernel.Matrix;
import dev.hillock.model.InputNames;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.prep.PixelTransform;
import dev.hillock.report.Numerals;
import java.util.Arrays;
import java.util.List;

/// The weights of the first layer. Where the inputs are the pixels of an image, each neuron gets an
/// image of its weights; otherwise there is a map of inputs and neurons. Of an ensemble the first
/// member is shown.
public final class WeightPlot {

  /// Of more neurons, and of more inputs of a table, the first so many are shown.
  public static final int MOST = 100;

  /// The part of the weights whose colours differ: a single large one must not pale all others.
  private static final double PART = 0.995;

  private final Model model;
  private final Member member;
  private final Matrix weights;
  private final double most;

  /// A picture of a model.
  public WeightPlot(Model model) {
    this.model = model;
    member = model.members().getFirst();
    weights = member.parameters().weights(0);
    int neurons = neurons();
    double[] sizes = new double[weights.rows() * neurons];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(weights.get(i / neurons, i % neurons));
    }
    Arrays.sort(sizes);
    int last = (int) Math.ceil(PART * sizes.length) - 1;
    most = sizes[last] > 0 ? sizes[last] : sizes[sizes.length - 1];
  }

  /// How many neurons are shown.
  public int neurons() {
    return Math.min(MOST, weights.columns());
  }

  /// Whether each neuron has an image.
  public boolean showsImages() {
    return member.preparation().inputs().size() == 1
        && member.preparation().inputs().getFirst() instanceof PixelTransform
        && member.architecture().embedding().isNone();
  }

  /// The size from which on colours are full.
  public double most() {
    return most;
  }

  /// The picture.
  public String svg() {
    String layer = member.architecture().hasHiddenLayer() ? "first layer" : "only layer";
    var picture =
        new Picture(
            "Weights of the %s: %s inputs to %s neurons"
                .formatted(
                    layer, Numerals.count(weights.rows()), Numerals.count(weights.columns())));
    if (showsImages()) {
      picture.row(tiles((PixelTransform) member.preparation().inputs().getFirst()));
      picture.say("One image for each neuron, in the order of the neurons, row by row.");
    } else {
      picture.row(map());
    }
    picture.row(new SignBar("weight", most, Picture.WIDTH));
    if (most < largest()) {
      picture.say(
          "Colours are full from %s on; one weight in 200 is larger."
              .formatted(Numerals.brief(most)));
    }
    said(picture);
    return picture.svg();
  }

  private double largest() {
    double largest = 0;
    for (int i = 0; i < weights.rows(); i++) {
      for (int j = 0; j < neurons(); j++) {
        largest = Math.max(largest, Math.abs(weights.get(i, j)));
      }
    }
    return largest;
  }

  private void said(Picture picture) {
    int inputs = weights.rows();
    if (weights.columns() > MOST) {
      picture.say(
          "The first %d of %s neurons are shown."
              .formatted(MOST, Numerals.count(weights.columns())));
    }
    if (!showsImages() && inputs > MOST) {
      picture.say("The first %d of %s inputs are shown.".formatted(MOST, Numerals.count(inputs)));
    }
    if (model.isEnsemble()) {
      picture.say("The first of %d members is shown.".formatted(model.members().size()));
    }
  }

  private WeightTiles tiles(PixelTransform pixels) {
    return new WeightTiles(weights, neurons(), pixels, most);
  }

  private WeightMap map() {
    List<String> names =
        InputNames.entering(member.architecture().embedding(), InputNames.of(member.preparation()));
    int inputs = Math.min(MOST, weights.rows());
    int[] colours = new int[inputs * neurons()];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = Raster.colour(weights.get(i / neurons(), i % neurons()), most);
    }
    return new WeightMap(names.subList(0, inputs), new Raster(neurons(), colours));
  }
}
