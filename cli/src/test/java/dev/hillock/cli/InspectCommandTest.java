package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.json.JsonReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

  @TempDir private Path folder = Path.of("");

  private String train(String source, String... more) {
    String model = folder.resolve("m").toString();
    var args = new ArrayList<>(List.of("train", source, "--quiet", "--out", model));
    args.addAll(List.of(more));
    Run.ok(args.toArray(String[]::new));
    return model;
  }

  @Test
  void showsAllOfAModel() {
    String model =
        train(Run.data("xor.csv"), "--target", "y", "--preset", "classic", "--hidden", "4");
    var run = Run.ok("inspect", model);
    String text =
        run.lines().stream()
            .filter(line -> !line.startsWith("Model ") && !line.contains("fingerprint"))
            .collect(Collectors.joining("\n"));
    assertEquals(
        """

        Network   2-4-1, 17 parameters
                  layer     inputs  neurons  activation  weights  biases
                  hidden 1       2        4  sigmoid           8       4
                  output         4        1  sigmoid           4       1

        Inputs    from 2 columns
                  x1  1 input  (v - 0.00000) / 1.00000, missing = 0.500000
                  x2  1 input  (v - 0.00000) / 1.00000, missing = 0.500000

        Target    y, 2 classes: 0, 1

        From      xor.csv, trained by hillock 0.1.0
                  SHA-256 of it b3a10b3c47ea3129ab5a26aa86525cb18e348995b9ab55c5bb527e51db884235
                  4 rows trained, 0 validated; epoch 2000 of 2000
                  loss 0.0014   accuracy 1.0000

        Settings  those that differ from the defaults
                  preset             classic
                  target             y
                  task               classification
                  scaling            min-max
                  hidden             4
                  activation         sigmoid
                  output-activation  sigmoid
                  init               uniform
                  loss               half-squared-error
                  learning-rate      0.3
                  momentum           0.6
                  schedule           constant
                  epochs             2000
                  batch-size         1
        """,
        text + "\n");
  }

  @Test
  void showsCategoriesAndNumericTargets() {
    String model =
        train(Run.data("penguins.csv"), "--target", "body_mass_g,bill_depth_mm", "--epochs", "1");
    var run = Run.ok("inspect", model);
    assertTrue(run.out().contains("one of Adelie, Chinstrap, Gentoo\n"), run.out());
    assertTrue(run.out().contains("one of female, male, (missing)\n"), run.out());
    assertTrue(
        run.out().contains("Target    body_mass_g = ")
            && run.out().contains(" * output, bill_depth_mm = "),
        run.out());
  }

  @Test
  void showsWhatHiddenLayersHaveBesides() {
    String model =
        train(
            Run.data("iris.csv"),
            "--target=species",
            "--epochs=1",
            "--preset=plain",
            "--hidden=8,8",
            "--parametric",
            "--norm=batch",
            "--residual");
    var run = Run.ok("inspect", model);
    assertTrue(run.out().contains("  batch norm, parametric relu  "), run.out());
    assertTrue(run.out().contains("  batch norm, parametric relu, residual  "), run.out());
    var layers = JsonReader.parseObject(Run.ok("inspect", model, "--json").out().strip());
    assertEquals(
        List.of(false, true, false),
        layers.array("layers").objects().stream().map(layer -> layer.bool("residual")).toList());
  }

  /// Factors 2·4, hidden 4·8 and 8, outputs 2·8·3 and 2·3: 102 parameters.
  @Test
  void showsSubmodels() {
    String model =
        train(
            Run.data("iris.csv"),
            "--target=species",
            "--epochs=1",
            "--preset=plain",
            "--hidden=8",
            "--submodels=2");
    String text = Run.ok("inspect", model).out();
    assertTrue(
        text.contains(
            """
            Network   4-8-3, 2 submodels, 102 parameters
                      layer     inputs  neurons  activation  weights  biases
                      factors        4        8                    8
                      hidden 1       4        8  relu             32       8
                      output         8        3  softmax          48       6
            """),
        text);
    var json = JsonReader.parseObject(Run.ok("inspect", model, "--json").out().strip());
    assertEquals(2, json.integer("submodels"));
    assertEquals(102, json.integer("parameters"));
  }

  @Test
  void printsOneJsonObject() {
    String model = train(Run.data("iris.csv"), "--target", "species", "--epochs", "2");
    var run = Run.ok("inspect", model, "--json");
    var json = JsonReader.parseObject(run.out().strip());
    assertEquals(model, json.text("model"));
    assertEquals(List.of("species"), json.array("targets").texts());
    assertEquals(4, json.array("layers").objects().size());
    assertEquals(4, json.array("inputs").objects().size());
    assertEquals("2", json.object("settings").text("epochs"));
    assertTrue(json.object("metrics").number("accuracy") > 0);
    assertEquals(64, json.text("fingerprint").length());
  }
}
