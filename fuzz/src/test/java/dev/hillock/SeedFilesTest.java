package dev.hillock;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.data.CsvFormat;
import dev.hillock.data.CsvSource;
import dev.hillock.data.Table;
import dev.hillock.model.ModelFile;
import dev.hillock.model.Safetensors;
import dev.hillock.model.Tensor;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.Training;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Makes the good files that are no text. With `-Dhillock.write=true` they are written; those that
/// are there already stay, since a later version must read them, too.
class SeedFilesTest {

  private static final String ROWS =
      """
      size,colour,day,shape,y,z,n,two,three
      1,red,2024-02-29,S,0.1,3,0,no,a
      2.5,blue,2024-03-01T12:30,M,0.4,2,2,yes,b
      ,,,L,0.3,1,0,no,c
      4,red,2023-12-31,,0.9,2,1,yes,a
      5,red,2022-01-03,S,1.2,3,5,yes,b
      6.25,blue,2024-07-01,L,1.1,5,1,no,c
      """;

  private static final List<Map<String, String>> MODELS =
      List.of(
          Map.of("target", "two", "type", "shape=ordinal:S<M<L", "threshold-for", "f1"),
          Map.of("target", "three", "preset", "realmlp-s", "scaling", "quantile"),
          Map.of("target", "y,z", "preset", "realmlp", "one-hot-levels", "1", "interval", "0.8"),
          Map.of("target", "z", "quantiles", "0.1,0.5,0.9", "interval", "0.8"),
          Map.of(
              "target", "n", "task", "counts", "hidden", "2", "norm", "layer", "interval", "0.5"),
          Map.of("target", "y", "target-transform", "log", "norm", "batch", "parametric", "true"),
          Map.of("target", "three", "preset", "tabm-mini", "submodels", "2"),
          Map.of("target", "two", "ensemble", "2", "residual", "true", "hidden", "3,3"));

  @TempDir private Path folder = Path.of("");

  @Test
  void everyKindOfGoodFileCanBeMade() throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    byte[] rows = ROWS.getBytes(StandardCharsets.UTF_8);
    files.put("data/Gzip/rows.csv.gz", gzip(rows));
    files.put(
        "data/Gzip/members.csv.gz",
        joined(gzip(rows), gzip("7,red,,S,1,1,1,no,a\n".getBytes(StandardCharsets.UTF_8))));
    files.put("data/Idx/images", idx(0x0803, new int[] {2, 2, 3}, 12));
    files.put("data/Idx/labels", idx(0x0801, new int[] {3}, 3));
    files.put("data/Png/gray.png", png(BufferedImage.TYPE_BYTE_GRAY));
    files.put("data/Png/gray16.png", png(BufferedImage.TYPE_USHORT_GRAY));
    files.put("data/Png/argb.png", png(BufferedImage.TYPE_INT_ARGB));
    files.put("data/Png/palette.png", png(BufferedImage.TYPE_BYTE_INDEXED));
    files.put("data/Png/binary.png", png(BufferedImage.TYPE_BYTE_BINARY));
    files.put("data/Jpeg/gray.jpg", jpeg(BufferedImage.TYPE_BYTE_GRAY, false));
    files.put("data/Jpeg/rgb.jpg", jpeg(BufferedImage.TYPE_INT_RGB, false));
    files.put("data/Jpeg/progressive.jpg", jpeg(BufferedImage.TYPE_INT_RGB, true));
    files.put("model/Safetensors/tensors", tensors());
    Table table = table();
    for (Map<String, String> chosen : MODELS) {
      String name = chosen.get("target").replace(',', '-') + "-" + MODELS.indexOf(chosen);
      Path file = folder.resolve(name);
      ModelFile.write(file, Training.of(table, settings(chosen)).run().model());
      // The settings are nine tenths of it, and texts like others.
      byte[] definition =
          Safetensors.read(file)
              .metadata("hillock")
              .replaceFirst("\"settings\":\\{[^}]*", "\"settings\":{\"seed\":\"1\"")
              .getBytes(StandardCharsets.UTF_8);
      files.put("model/Model/" + name + ".json", definition);
      files.put("infer/Predict/" + name + ".json", definition);
      if (MODELS.indexOf(chosen) == 0) {
        files.put("model/Safetensors/" + name, Files.readAllBytes(file));
      }
    }
    if (Boolean.getBoolean("hillock.write")) {
      write(files);
    }
    assertTrue(files.values().stream().allMatch(bytes -> bytes.length > 0));
  }

  /// The rows several times, so that there are some to validate on.
  private static Table table() {
    String rows = ROWS + ROWS.substring(ROWS.indexOf('\n') + 1).repeat(7);
    byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
    return CsvSource.read(new ByteArrayInputStream(bytes), "rows.csv", CsvFormat.DEFAULT);
  }

  private static Settings settings(Map<String, String> chosen) {
    var settings =
        Preset.PLAIN.settings().with("epochs", "2").with("hidden", "3").with("validation", "0.4");
    for (Map.Entry<String, String> setting : chosen.entrySet()) {
      settings = settings.with(setting.getKey(), setting.getValue());
    }
    return settings;
  }

  private static void write(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> entry : files.entrySet()) {
      String[] path = entry.getKey().split("/", -1);
      Path target =
          Path.of(System.getProperty("hillock.root"), "fuzz/src/test/resources/dev/hillock")
              .resolve(path[0])
              .resolve(path[1] + "FuzzTestInputs/reads/good-" + path[2]);
      Files.createDirectories(target.getParent());
      if (!Files.exists(target)) {
        Files.write(target, entry.getValue());
      }
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  private static byte[] idx(int magic, int[] sizes, int bytes) {
    var buffer = ByteBuffer.allocate(4 + 4 * sizes.length + bytes).putInt(magic);
    for (int size : sizes) {
      buffer.putInt(size);
    }
    for (int i = 0; i < bytes; i++) {
      buffer.put((byte) (20 * i));
    }
    return buffer.array();
  }

  private static BufferedImage image(int type) {
    var image = new BufferedImage(9, 8, type);
    for (int x = 0; x < 9; x++) {
      for (int y = 0; y < 8; y++) {
        image.setRGB(x, y, 0x80000000 + 0x1c1c1c * x + 0x200000 * (y % 3));
      }
    }
    return image;
  }

  private static byte[] png(int type) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image(type), "png", out);
    return out.toByteArray();
  }

  private static byte[] jpeg(int type, boolean progressive) throws IOException {
    var bytes = new ByteArrayOutputStream();
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    ImageWriter writer = writers.next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (progressive) {
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image(type), null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static byte[] tensors() {
    return Safetensors.encode(
        Map.of("a", "b"),
        List.of(
            new Tensor(
                "one", new int[] {2, 3}, new float[] {1, 2, 3, Float.NaN, -0f, Float.MIN_VALUE}),
            new Tensor("none", new int[] {0}, new float[0]),
            new Tensor("scalar", new int[0], new float[] {7})));
  }
}
