package dev.hillock.plot;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.Pixels;
import dev.hillock.data.Table;
import dev.hillock.kernel.Activation;
import dev.hillock.model.InputNames;
import dev.hillock.model.Model;
import dev.hillock.plot.LossPlot.Epoch;
import dev.hillock.report.Markup;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.Training;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class NetworkPlotsTest {

  private static Model trained(Table table, Settings settings) {
    return Training.of(table, settings.with(Settings.EPOCHS, 5)).run().model();
  }

  private static Settings plain(String target) {
    return Settings.defaults()
        .with(Settings.PRESET, Preset.PLAIN)
        .with(Settings.TARGET, List.of(target));
  }

  /// Images of 3 x 2, bright ones and dark ones.
  private static Table images(int channels) {
    int count = 40;
    byte[] bytes = new byte[count * 6 * channels];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i / (6 * channels) % 2 == 0 ? 20 + i % 7 : 200 + i % 7);
    }
    var columns = new ArrayList<Column>(new Pixels(bytes, 2, 3, channels).columns());
    int[] codes = IntStream.range(0, count).map(i -> i % 2).toArray();
    columns.add(new CategoricalColumn("label", List.of("dark", "bright"), codes));
    return new Table("images", columns);
  }

  @Test
  void neuronsOfImagesHaveAnImageEach() {
    for (int channels : new int[] {1, 3}) {
      var settings = plain("label").with(Settings.HIDDEN, List.of(120));
      var plot = new WeightPlot(trained(images(channels), settings));
      assertTrue(plot.showsImages());
      assertEquals(100, plot.neurons());
      var svg = Svg.of(plot.svg());
      assertEquals(100 * channels, svg.ofClass("path", "grid").size());
      assertTrue(svg.texts().contains("The first 100 of 120 neurons are shown."));
    }
  }

  @Test
  void aWeightHasTheColourOfItsSignAndSize() {
    assertEquals(0, Raster.colour(0, 2) >>> 24);
    assertEquals(255, Raster.colour(2, 2) >>> 24);
    assertEquals(255, Raster.colour(-5, 2) >>> 24);
    assertEquals(128, Raster.colour(-1, 2) >>> 24, 1);
    assertTrue((Raster.colour(1, 2) & 0xffffff) != (Raster.colour(-1, 2) & 0xffffff));
    assertEquals(0, Raster.colour(Double.NaN, 2));
    assertEquals(0, Raster.colour(0, 0));
  }

  @Test
  void anImageHoldsTheColoursOfItsCells() throws Exception {
    int[] colours = new int[30 * 20];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = Raster.colour(StrictMath.sin(i), 1);
    }
    var page = new Markup();
    new Raster(30, colours).draw(page, 0, 0, 300, 200);
    String text = page.toString();
    int from = text.indexOf("base64,") + "base64,".length();
    byte[] png = Base64.getDecoder().decode(text.substring(from, text.indexOf('"', from)));
    assertTrue(png.length < 4 * colours.length, png.length + " bytes");
    var image = ImageIO.read(new ByteArrayInputStream(png));
    int dots = image.getWidth() / 30;
    for (int i = 0; i < colours.length; i++) {
      int found = image.getRGB(i % 30 * dots + 1, i / 30 * dots + 1);
      assertEquals(colours[i] >>> 24, found >>> 24);
      assertTrue(colours[i] >>> 24 == 0 || colours[i] == found, "cell " + i);
    }
  }

  @Test
  void tablesHaveAMapWithTheNamesOfTheirInputs() {
    var table = Tables.bundled("penguins.csv");
    var plain = new WeightPlot(trained(table, plain("species")));
    assertFalse(plain.showsImages());
    var texts = Svg.of(plain.svg()).texts();
    assertTrue(texts.contains("bill_length_mm") && texts.contains("island=Biscoe"));
    var auto =
        trained(
            table,
            Settings.defaults()
                .with(Settings.TARGET, List.of("species"))
                .with(Settings.VARIANTS, false));
    var member = auto.members().getFirst();
    var inputs = InputNames.of(member.preparation());
    var names = InputNames.entering(member.architecture().embedding(), inputs);
    assertEquals(member.architecture().layers().getFirst().inputs(), names.size());
    assertEquals(names.size(), names.stream().distinct().count(), names.toString());
    Svg.of(new WeightPlot(auto).svg());
  }

  @Test
  void histogramsHoldEveryOutput() {
    var table = Tables.bundled("iris.csv");
    for (var f : new Activation[] {Activation.TANH, Activation.RELU, Activation.GELU}) {
      var settings =
          plain("species")
              .with(Settings.HIDDEN, List.of(8, 6))
              .with(Settings.ACTIVATION, List.of(f));
      var plot = HiddenPlot.of(trained(table, settings), table);
      assertEquals(150, plot.rows());
      assertEquals(2, plot.layers().size());
      for (var layer : plot.layers()) {
        double zeros = f == Activation.RELU ? layer.zeros() : 0;
        assertEquals(1, Arrays.stream(layer.shares()).sum() + zeros, 1e-9);
      }
      var svg = Svg.of(plot.svg("iris.csv"));
      assertEquals(2, svg.ofClass("text", "panel").size());
      assertTrue(svg.ofClass("rect", "bar").size() > 10);
    }
  }

  @Test
  void aNetworkWithoutHiddenLayersHasNoHistogram() {
    var table = Tables.linear(50, 1);
    var model = trained(table, plain("y").with(Settings.HIDDEN, List.of()));
    assertIllegal(
        "the model has no hidden layer, so there is nothing to look into; give one with hidden layers",
        () -> HiddenPlot.of(model, table));
    Svg.of(new WeightPlot(model).svg());
  }

  @Test
  void lossesHaveTwoCurvesAndTheKeptEpoch() {
    var epochs =
        IntStream.rangeClosed(1, 1200)
            .mapToObj(i -> new Epoch(i, 10.0 / i, 12.0 / i + 0.1))
            .toList();
    var svg = Svg.of(new LossPlot(epochs, 900, "t", List.of("A note.")).svg());
    assertEquals(2, svg.ofClass("path", "curve").size());
    assertTrue(svg.texts().containsAll(List.of("kept: epoch 900", "A note.", "training")));
    // Sizes differ a thousandfold.
    assertTrue(svg.texts().containsAll(List.of("0.001", "0.01", "0.1", "1", "10")));
    var none = List.of(new Epoch(1, 0.5, Double.NaN));
    var one = Svg.of(new LossPlot(none, -1, "t", List.of()).svg());
    assertEquals(1, one.ofClass("path", "curve").size());
    assertEquals(0, one.ofClass("line", "post").size());
    assertIllegal(
        "training ended before its first epoch was over, so there is no loss to show; let it go on",
        () -> new LossPlot(List.of(), 0, "t", List.of()));
  }
}
