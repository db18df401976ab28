package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Whatever a user gives: one line on standard error, the right exit code, and no file left or
/// changed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

  private static final byte[] OLD = "an old file".getBytes(StandardCharsets.UTF_8);

  private Path folder = Path.of("");

  /// A command line and what it must end with. In both, `@` is the folder with the files, and
  /// `iris` the repository's file of that name.
  record Case(String args, int code, String message) {
    @Override
    public String toString() {
      return args;
    }
  }

  static final List<Case> CASES =
      Stream.of(sources(), targets(), settings(), networks(), images(), models(), rows(), outputs())
          .flatMap(List::stream)
          .toList();

  /// Those that would write a file, had nothing been wrong.
  static final List<Case> WRITING =
      CASES.stream()
          .filter(given -> given.args.startsWith("train") || given.args.startsWith("predict"))
          .filter(given -> !given.args.contains("--out") && !given.args.contains("-o "))
          .toList();

  private static List<Case> sources() {
    return List.of(
        new Case(
            "train @/nosuch.csv --target y",
            Failures.DATA,
            "@/nosuch.csv does not exist; check the path"),
        new Case(
            "train @/raged.csv --target y",
            Failures.DATA,
            "@/raged.csv does not exist; did you mean 'ragged.csv'?"),
        new Case(
            "train @/bare --target y",
            Failures.DATA,
            "@/bare holds no images, no IDX files and no CSV files; give a file or another folder"),
        new Case(
            "train @/empty.csv --target y",
            Failures.DATA,
            "empty.csv is empty; hillock needs a header line and at least one row"),
        new Case(
            "train @/header.csv --target y",
            Failures.DATA,
            "header.csv has a header but no rows; hillock needs at least one row"),
        new Case(
            "train @/numbers.csv --target y",
            Failures.DATA,
            "numbers.csv line 1: first line holds only numbers; hillock needs a header line with the columns' names"),
        new Case(
            "train @/twice.csv --target y",
            Failures.DATA,
            "twice.csv line 1: columns 1 and 2 are both named 'a'; names must differ"),
        new Case(
            "train @/ragged.csv --target y",
            Failures.DATA,
            "ragged.csv line 3: the row has 2 cells but the header has 3; cells are divided by ',', quote a cell that holds one"),
        new Case(
            "train @/quote.csv --target y",
            Failures.DATA,
            "quote.csv line 3: the quote that opens cell 2 is never closed; close it, or write a quote inside a quoted cell as \"\""),
        new Case(
            "train @/long.csv --target y",
            Failures.DATA,
            "long.csv line 1: the row is longer than 4 MB; look for a missing line break or a quote that is not closed"),
        new Case(
            "train @/binary.csv --target y",
            Failures.DATA,
            "binary.csv is not a text file: byte 5 is 0; hillock reads CSV as UTF-8 text"),
        new Case(
            "train @/latin.csv --target y",
            Failures.DATA,
            "latin.csv line 2: byte 0xe4 is not UTF-8; convert the file to UTF-8"),
        new Case(
            "train @/utf16.csv --target y",
            Failures.DATA,
            "utf16.csv is UTF-16 text; hillock reads UTF-8, convert it"),
        new Case(
            "train @/cut.csv.gz --target y",
            Failures.DATA,
            "cut.csv.gz is gzip but ends too early; copy or download it again"),
        new Case(
            "train @/nan.csv --target y",
            Failures.DATA,
            "nan.csv line 42, column 'a': 'NaN' is not a finite number; declare it as a missing-value text (--missing), or say --type a=categorical"),
        new Case(
            "train @/inf.csv --target y",
            Failures.DATA,
            "inf.csv line 42, column 'a': '-inf' is not a finite number; declare it as a missing-value text (--missing), or say --type a=categorical"),
        new Case(
            "train @/huge.csv --target y --preset plain",
            Failures.DATA,
            "column 'a' holds numbers as large as 1.0E300, too large to scale; give them in another unit or leave the column out with --drop"),
        new Case(
            "train @/huge-target.csv --target y --task regression",
            Failures.DATA,
            "huge-target.csv, target 'y' holds numbers too large to scale; give them in another unit"),
        new Case(
            "train @/large.csv --target y --scaling none",
            Failures.DATA,
            "large.csv, column 'a': 1.0E39 (data row 1) is too large for a network; correct the cell or give numbers in another unit"),
        new Case(
            "train @/semicolons.csv --target y",
            Failures.DATA,
            "semicolons.csv line 2, column 'a': '1,5' has a decimal comma; say --decimal , or write numbers with a point, such as 1.5, or say --type a=categorical"),
        new Case(
            "train @/iris.safetensors --target y",
            Failures.DATA,
            "iris.safetensors is not a text file: byte 2 is 0; hillock reads CSV as UTF-8 text"));
  }

  private static List<Case> targets() {
    return List.of(
        new Case(
            "train @/t.csv",
            Failures.USAGE,
            "no target is named; say which column to predict with --target, there are 'a', 'b', 'y'"),
        new Case(
            "train @/t.csv --target why",
            Failures.DATA,
            "t.csv has no column 'why'; there are 'a', 'b', 'y'"),
        new Case(
            "train iris --target specis",
            Failures.DATA,
            "iris.csv has no column 'specis'; did you mean 'species'?"),
        new Case(
            "train @/one.csv --target y",
            Failures.DATA,
            "one.csv, target 'y' has the value x in every row; there is nothing to learn, name another --target"),
        new Case(
            "train @/one-number.csv --target y",
            Failures.DATA,
            "one-number.csv, target 'y' has the value 5 in every row; there is nothing to learn, name another --target"),
        new Case(
            "train @/one-number.csv --target y --task regression",
            Failures.DATA,
            "one-number.csv, target 'y' has the value 5 in every row; there is nothing to learn, name another --target"),
        new Case(
            "train @/no-target.csv --target y",
            Failures.DATA,
            "no-target.csv, target 'y' is missing in every row; fill it in or name another"),
        new Case(
            "train @/t.csv --target y --target y",
            Failures.USAGE,
            "target 'y' is named twice; name each target once"),
        new Case(
            "train @/t.csv --target y,y",
            Failures.USAGE,
            "target 'y' is named twice; name each target once"),
        new Case(
            "train @/t.csv --target y --drop y",
            Failures.USAGE,
            "column 'y' is both target and dropped; it can be one of them"),
        new Case(
            "train @/t.csv --target y --drop a,b",
            Failures.DATA,
            "t.csv has no column left to predict 'y' from; give it at least one input column"),
        new Case(
            "train @/t.csv --target y --drop a,b,y",
            Failures.DATA,
            "t.csv: every column is left out; keep the target and one other"),
        new Case(
            "train @/t.csv --target y --drop c",
            Failures.DATA,
            "t.csv has no column 'c'; there are 'a', 'b', 'y'"),
        new Case(
            "train @/t.csv --target y --task regression",
            Failures.DATA,
            "t.csv, target 'y' holds texts such as 'x'; a number is expected there; classes can only be the single target of --task classification"),
        new Case(
            "train @/t.csv --target y,a",
            Failures.DATA,
            "t.csv, target 'y' holds texts such as 'x'; a number is expected there; classes can only be the single target of --task classification"),
        new Case(
            "train @/t.csv --target a,b --task classification",
            Failures.DATA,
            "t.csv: 2 targets are to be classes; classification takes one --target"),
        new Case(
            "train @/text.csv --target y --type a=numeric",
            Failures.DATA,
            "text.csv line 3, column 'a': 'two' is not a number but the column is to hold numbers; declare it as a missing-value text (--missing), or say --type a=categorical"),
        new Case(
            "train @/t.csv --target y --type c=numeric",
            Failures.DATA,
            "t.csv has no column 'c'; there are 'a', 'b', 'y'"),
        new Case(
            "train @/t.csv --target y --type a=word",
            Failures.USAGE,
            "type is a=word; it must be COLUMN=numeric, COLUMN=categorical, COLUMN=ordinal:LOW<MIDDLE<HIGH, COLUMN=date or COLUMN=text, with commas between"),
        new Case(
            "train @/t.csv --target y --type a=ordinal:1<2<2",
            Failures.USAGE,
            "type is a=ordinal:1<2<2; it must be COLUMN=numeric, COLUMN=categorical, COLUMN=ordinal:LOW<MIDDLE<HIGH, COLUMN=date or COLUMN=text, with commas between"),
        new Case(
            "train @/t.csv --target y --type a=ordinal:1<2",
            Failures.DATA,
            "t.csv, column 'a' holds '3', '4', which its order 1<2 does not list; give --type every level in its place, or correct the cells"),
        new Case(
            "train @/t.csv --target y --type a=date",
            Failures.DATA,
            "t.csv, column 'a': '1' (data row 1) is not a date such as 2024-03-01 or 2024-03-01T12:30; correct the cell or declare it as a missing-value text (--missing)"),
        new Case(
            "train @/t.csv --target y --type y=text",
            Failures.USAGE,
            "column 'y' is both target and text, which is left out; it can be one of them"),
        new Case(
            "train @/t.csv --target y --type a",
            Failures.USAGE,
            "type is a; it must be COLUMN=numeric, COLUMN=categorical, COLUMN=ordinal:LOW<MIDDLE<HIGH, COLUMN=date or COLUMN=text, with commas between"),
        new Case(
            "train @/thousands.csv --target y",
            Failures.DATA,
            "thousands.csv line 2, column 'a': '1,000' has a comma; say --thousands , where it divides thousands, --decimal , where it is the decimal sign, or say --type a=categorical"),
        new Case(
            "train @/t.csv --target y --decimal ;",
            Failures.USAGE,
            "decimal is ;; it must be one of . ,"),
        new Case(
            "train @/t.csv --target y --thousands 1",
            Failures.USAGE,
            "thousands is 1; it must be one of none , . ' _ blank"),
        new Case(
            "train @/t.csv --target y --decimal , --thousands ,",
            Failures.USAGE,
            "the sign between thousands and the decimal sign are both ','; they must differ"),
        new Case(
            "train @/t.csv --target y --delimiter x",
            Failures.USAGE,
            "delimiter is x; it must be one of auto , ; tab |"),
        new Case(
            "train @/t.csv --target y --validation @/missing.csv",
            Failures.DATA,
            "@/missing.csv does not exist; check the path"),
        new Case(
            "train iris --target species --validation @/lacks.csv",
            Failures.DATA,
            "lacks.csv has no column 'petal_width', which is needed; did you mean 'sepal_width'?"),
        new Case(
            "train iris --target species --validation @/rose.csv",
            Failures.DATA,
            "rose.csv, column 'species': class 'rose' (data row 1) was not seen in training; the model knows [setosa, versicolor, virginica]"),
        new Case(
            "train iris --target species --validation @/unlabelled.csv",
            Failures.DATA,
            "unlabelled.csv, target 'species' is missing in every row; fill it in or name another"),
        new Case(
            "train iris --target species --validation @/bare",
            Failures.DATA,
            "@/bare holds no images, no IDX files and no CSV files; give a file or another folder"));
  }

  private static List<Case> settings() {
    return List.of(
        new Case("train", Failures.USAGE, "SOURCE is missing; see hillock train --help"),
        new Case(
            "tran @/t.csv",
            Failures.USAGE,
            "there is no command tran (did you mean train?); see hillock --help"),
        new Case(
            "train @/t.csv @/t.csv --target y",
            Failures.USAGE,
            "@/t.csv is one argument too many; see hillock train --help"),
        new Case(
            "train @/t.csv --targt y",
            Failures.USAGE,
            "there is no option --targt (did you mean --target?); see hillock train --help"),
        new Case(
            "train @/t.csv --target y --learning-rate",
            Failures.USAGE,
            "the value of --learning-rate is missing; see hillock train --help"),
        new Case(
            "train @/t.csv --target y --learning-rate -1",
            Failures.USAGE,
            "learning rate is -1; it must be greater than 0"),
        new Case(
            "train @/t.csv --target y --learning-rate NaN",
            Failures.USAGE,
            "learning rate is NaN; it must be greater than 0"),
        new Case(
            "train @/t.csv --target y --epochs 0",
            Failures.USAGE,
            "epochs is 0; it must be a whole number, at least 1"),
        new Case(
            "train @/t.csv --target y --epochs 1e3",
            Failures.USAGE,
            "epochs is 1e3; it must be a whole number, at least 1"),
        new Case(
            "train @/t.csv --target y --epochs 1 --epochs 2",
            Failures.USAGE,
            "--epochs stands 2 times; give it once"),
        new Case(
            "train @/t.csv --target y --batch-size 0",
            Failures.USAGE,
            "batch size is 0; it must be full, or a whole number, at least 1"),
        new Case(
            "train @/t.csv --target y --momentum 1",
            Failures.USAGE,
            "momentum is 1; it must be at least 0 and less than 1"),
        new Case(
            "train @/t.csv --target y --optimizer lbfgs --batch-size 2",
            Failures.USAGE,
            "batch size is 2, but optimizer lbfgs takes all rows in each iteration; leave --batch-size out"),
        new Case(
            "train @/t.csv --target y --optimizer scg --dropout 0.1",
            Failures.USAGE,
            "dropout is 0.1, but optimizer scg needs the same loss whenever it asks for it; leave --dropout out"),
        new Case(
            "train @/t.csv --target y --optimizer levenberg-marquardt",
            Failures.USAGE,
            "loss is binary-cross-entropy, but optimizer levenberg-marquardt makes squared errors small; take --loss mean-squared-error with outputs that suit it, or --optimizer lbfgs"),
        new Case(
            "train @/t.csv --target y --validation 1.5",
            Failures.USAGE,
            "validation is 1.5; it must be auto, a fraction from 0 to less than 1, or a file"),
        new Case(
            "train @/t.csv --target y --threads 0",
            Failures.USAGE,
            "threads is 0; it must be auto, or a whole number from 1 to 1024"),
        new Case(
            "train @/t.csv --target y --seed x",
            Failures.USAGE,
            "seed is x; it must be a whole number"),
        new Case(
            "train @/t.csv --target y --gray=maybe",
            Failures.USAGE,
            "option '--gray' should be specified without 'maybe' parameter; see hillock train --help"),
        new Case(
            "train @/t.csv --target y --preset fancy",
            Failures.USAGE,
            "preset is fancy; it must be one of auto, plain, classic, realmlp-s, realmlp, tabm-mini"),
        new Case(
            "train @/t.csv --target y --image-size 0x0",
            Failures.USAGE,
            "image size is 0x0; it must be WIDTHxHEIGHT such as 32x32"));
  }

  private static List<Case> networks() {
    return List.of(
        new Case(
            "train @/t.csv --target y --hidden 0",
            Failures.USAGE,
            "hidden is 0; it must be none, or numbers of neurons such as 64,32, each at least 1"),
        new Case(
            "train @/t.csv --target y --hidden 1000000,1000000",
            Failures.USAGE,
            "a layer from 1000000 inputs to 1000000 neurons has 1000002000000 parameters; at most 2147483639 fit into an array"),
        new Case(
            "train @/t.csv --target y --preset plain --residual",
            Failures.USAGE,
            "residual is true, but with hidden 64,32 no hidden layer is as wide as the one before; give two of one width, such as --hidden 64,64"),
        new Case(
            "train @/t.csv --target y --preset plain --norm batch --batch-size 1",
            Failures.USAGE,
            "norm is batch, but a batch of 1 row has no deviation; take a larger --batch-size or --norm layer"),
        new Case(
            "train @/t.csv --target y --submodels 1",
            Failures.USAGE,
            "submodels is 1; it must be off, or a whole number from 2 to 1000"),
        new Case(
            "train @/t.csv --target y --preset tabm-mini --hidden none",
            Failures.USAGE,
            "submodels is 8, but there is no hidden layer to share; take --submodels off or some --hidden"),
        new Case(
            "train @/t.csv --target y --preset realmlp --submodels 4",
            Failures.USAGE,
            "submodels is 4, but init data-driven fits the weights to one network; take another --init, or --preset tabm-mini"),
        new Case(
            "train @/t.csv --target y --preset plain --submodels 4 --calibrate",
            Failures.USAGE,
            "submodels is 4, but calibrate divides the logits of one network; take --no-calibrate"),
        new Case(
            "train iris --target species --submodels 1000 --norm batch --hidden 20000,2",
            Failures.USAGE,
            "norm is batch and a batch has 120000 rows of 20000 neurons, which is more than an array holds; take a smaller --batch-size"),
        new Case(
            "train @/t.csv --target y --activation foo",
            Failures.USAGE,
            "activation is foo; it must be one of identity, step, sigmoid, tanh, relu, leaky-relu, elu, selu, gelu, silu, mish, softplus, hard-sigmoid, softmax; one, or one per hidden layer"),
        new Case(
            "train @/t.csv --target y --activation relu,tanh --hidden 4,4,4",
            Failures.USAGE,
            "2 activations for 3 hidden layers; give one, or one for each hidden layer"),
        new Case(
            "train @/t.csv --target y --activation softmax",
            Failures.USAGE,
            "hidden layer 1 has activation softmax; it makes probabilities and belongs to the output layer"),
        new Case(
            "train @/t.csv --target y --optimizer cma-es --hidden 200,200",
            Failures.USAGE,
            "cma-es keeps what each of 41001 parameters has to do with each other, and takes at most 4000; take sep-cma-es or natural-evolution"),
        new Case(
            "train @/t.csv --target y --optimizer genetic --elite 80",
            Failures.USAGE,
            "an elite of 80 in a population of 64; it must be smaller, and at least 0"),
        new Case(
            "train @/t.csv --target y --activation step --surrogate none",
            Failures.USAGE,
            "hidden layers have activation step, whose derivative is 0 everywhere, so no error flows back through them; take --surrogate growing-slope, an --optimizer without a gradient such as natural-evolution, or sigmoid, a step with a slope"),
        new Case(
            "train @/t.csv --target y --output-activation step",
            Failures.USAGE,
            "output activation step learns by the perceptron rule, which reaches no hidden layer; take --hidden none, or sigmoid outputs"),
        new Case(
            "train @/t.csv --target y --loss categorical-cross-entropy --output-activation sigmoid",
            Failures.USAGE,
            "loss categorical-cross-entropy is made for output activation softmax, not sigmoid; leave one of the two out and it is chosen"),
        new Case(
            "train @/t.csv --target a --task regression --output-activation softmax",
            Failures.USAGE,
            "the target is a number, and output softmax with loss categorical-cross-entropy is made for classes; take identity with mean-squared-error, or --task classification"),
        new Case(
            "train iris --target species --preset plain --learning-rate 1e30",
            Failures.TRAINING,
            "training diverged at epoch 1, step 2: loss is NaN in 32 of 32 rows of the batch, first in data row 52, and layer 'hidden 2' is the first whose values are not finite (learning rate 1.000e+30); lower the learning rate or set clip-norm"),
        new Case(
            "train @/t.csv --target y --preset plain --batch-size full --epochs 1 --learning-rate 1e38",
            Failures.TRAINING,
            "training diverged at epoch 1, step 1: loss is NaN (learning rate 1.000e+38); lower the learning rate or set clip-norm"));
  }

  private static List<Case> images() {
    return List.of(
        new Case(
            "train @/idx-cut",
            Failures.DATA,
            "train-images-idx3-ubyte has 14 bytes from offset 16 on, expected 6 x 2 x 2; copy or download it again"),
        new Case(
            "train @/idx-start",
            Failures.DATA,
            "train-images-idx3-ubyte ends at byte 7, within the number of images at offset 4; copy or download it again"),
        new Case(
            "train @/idx-magic",
            Failures.DATA,
            "train-images-idx3-ubyte: magic number at offset 0 is 0x00000805, expected 0x00000803 (images); give an IDX file of unsigned bytes"),
        new Case(
            "train @/idx-count",
            Failures.DATA,
            "train-images-idx3-ubyte holds 6 images but train-labels-idx1-ubyte holds 5 labels; give files that belong together"),
        new Case(
            "train @/idx-alone",
            Failures.DATA,
            "@/idx-alone holds train-images-idx3-ubyte but no train-labels-idx1-ubyte; put it there (packed as .gz or not)"),
        new Case(
            "predict @/iris.safetensors @/idx/train-labels-idx1-ubyte",
            Failures.DATA,
            "train-labels-idx1-ubyte holds labels, not images; give the folder that holds both, or the file of images"),
        new Case(
            "predict @/iris.safetensors @/idx",
            Failures.DATA,
            "idx lacks 4 columns that the model was trained on: 'sepal_length', 'sepal_width', 'petal_length', 'petal_width'; there are 'pixel 0,0', 'pixel 0,1', 'pixel 1,0', 'pixel 1,1', 'label'"));
  }

  private static List<Case> models() {
    return List.of(
        new Case("inspect", Failures.USAGE, "MODEL is missing; see hillock inspect --help"),
        new Case(
            "inspect @/nosuch", Failures.MODEL, "@/nosuch: there is no such file; check the path"),
        new Case(
            "inspect @/bare", Failures.MODEL, "@/bare: this is a folder; give the path of a file"),
        new Case(
            "inspect @/t.csv",
            Failures.MODEL,
            "@/t.csv: this is not a model file; give a file that hillock saved"),
        new Case(
            "inspect @/empty.csv",
            Failures.MODEL,
            "@/empty.csv: the file is empty, a model file is expected; give a file that hillock saved"),
        new Case(
            "inspect @/cut.safetensors",
            Failures.MODEL,
            "@/cut.safetensors: tensor \"layer2.weight\" ends at byte 9472 of the data, but the data has # bytes; at byte #; the file is damaged or cut short; copy or save it again"),
        new Case(
            "inspect @/long.safetensors",
            Failures.MODEL,
            "@/long.safetensors: the tensors end at byte 9996 of the data, but the data has # bytes; at byte #; the file is damaged or cut short; copy or save it again"),
        new Case(
            "inspect @/length.safetensors",
            Failures.MODEL,
            "@/length.safetensors: holds weights but no Hillock model; give it a file that hillock train has written"),
        new Case(
            "inspect @/endless.safetensors",
            Failures.MODEL,
            "@/endless.safetensors: this is not a model file; give a file that hillock saved"),
        new Case(
            "inspect @/json.safetensors",
            Failures.MODEL,
            "@/json.safetensors: in the header the text ends, a value is expected; at byte 13; the file is damaged or cut short; copy or save it again"),
        new Case(
            "inspect @/shape.safetensors",
            Failures.MODEL,
            "@/shape.safetensors: the shape of tensor \"w\" overflows; the file is damaged or cut short; copy or save it again"),
        new Case(
            "inspect @/mismatch.safetensors",
            Failures.MODEL,
            "@/mismatch.safetensors: tensor \"w\" takes 8 bytes, its shape needs 12; at byte 62; the file is damaged or cut short; copy or save it again"),
        new Case(
            "inspect @/other.safetensors",
            Failures.MODEL,
            "@/other.safetensors: holds weights but no Hillock model; give it a file that hillock train has written"),
        new Case(
            "inspect @/definition.safetensors",
            Failures.MODEL,
            "@/definition.safetensors: its definition is not a model: arithmetic is missing, a whole number is expected; the file is damaged or cut short; copy or save it again"),
        new Case(
            "inspect @/newer.safetensors",
            Failures.MODEL,
            "@/newer.safetensors: format version 99 with arithmetic 1, this version reads up to 3 with 1; use a newer hillock"),
        new Case(
            "predict @/cut.safetensors iris",
            Failures.MODEL,
            "@/cut.safetensors: tensor \"layer2.weight\" ends at byte 9472 of the data, but the data has # bytes; at byte #; the file is damaged or cut short; copy or save it again"),
        new Case(
            "evaluate @/cut.safetensors iris",
            Failures.MODEL,
            "@/cut.safetensors: tensor \"layer2.weight\" ends at byte 9472 of the data, but the data has # bytes; at byte #; the file is damaged or cut short; copy or save it again"));
  }

  private static List<Case> rows() {
    return List.of(
        new Case(
            "predict @/iris.safetensors @/nosuch.csv",
            Failures.DATA,
            "@/nosuch.csv does not exist; check the path"),
        new Case(
            "predict @/iris.safetensors @/lacks.csv",
            Failures.DATA,
            "lacks.csv has no column 'petal_width', which is needed; did you mean 'sepal_width'?"),
        new Case(
            "predict @/iris.safetensors @/words.csv",
            Failures.DATA,
            "words.csv line 2, column 'petal_width': 'wide' is not a number but the column is to hold numbers; declare it as a missing-value text (--missing), or correct the cell: the model takes numbers there"),
        new Case(
            "predict @/iris.safetensors @/commas.csv",
            Failures.DATA,
            "commas.csv line 2, column 'sepal_length': '5,1' has a decimal comma; say --decimal , or write numbers with a point, such as 5.1, or correct the cell: the model takes numbers there"),
        new Case(
            "predict @/iris.safetensors @/beyond.csv",
            Failures.DATA,
            "beyond.csv, column 'sepal_length': 1.0E39 (data row 2) is too large for a network; correct the cell or give numbers in another unit"),
        new Case(
            "predict @/iris.safetensors @/bare",
            Failures.DATA,
            "@/bare holds no images, no IDX files and no CSV files; give a file or another folder"),
        new Case(
            "predict @/iris.safetensors @/empty.csv",
            Failures.DATA,
            "empty.csv is empty; hillock needs a header line and at least one row"),
        new Case(
            "predict @/iris.safetensors iris --delimiter x",
            Failures.USAGE,
            "delimiter is x; it must be one of auto , ; tab |"),
        new Case(
            "predict @/concrete.safetensors iris --probabilities",
            Failures.USAGE,
            "the model predicts a number, which has no probabilities; leave --probabilities out"),
        new Case(
            "evaluate @/iris.safetensors @/rose.csv",
            Failures.DATA,
            "rose.csv, column 'species': class 'rose' (data row 1) was not seen in training; the model knows [setosa, versicolor, virginica]"),
        new Case(
            "evaluate @/iris.safetensors @/lacks.csv",
            Failures.DATA,
            "lacks.csv has no column 'petal_width', which is needed; did you mean 'sepal_width'?"),
        new Case(
            "evaluate @/iris.safetensors @/words.csv",
            Failures.DATA,
            "words.csv has no column 'species', which is needed; there are 'sepal_length', 'sepal_width', 'petal_length', 'petal_width'"),
        new Case(
            "evaluate @/iris.safetensors @/unlabelled.csv",
            Failures.DATA,
            "unlabelled.csv, target 'species' is missing in every row; fill it in or name another"));
  }

  private static List<Case> outputs() {
    return List.of(
        new Case(
            "train @/t.csv --target y --out @/none/m",
            Failures.USAGE,
            "@/none/m cannot be written: there is no folder @/none; make it or name another --out"),
        new Case(
            "train @/t.csv --target y --out @/t.csv/m",
            Failures.USAGE,
            "@/t.csv/m cannot be written: there is no folder @/t.csv; make it or name another --out"),
        new Case(
            "train @/t.csv --target y --out @/bare",
            Failures.USAGE,
            "@/bare is a folder; name a file with --out"),
        new Case(
            "train @/t.csv --target y --out @/t.csv",
            Failures.USAGE,
            "@/t.csv is read, so nothing is written there; name another --out"),
        new Case("train @/t.csv --target y --out=", Failures.USAGE, "--out is empty; name a file"),
        new Case(
            "predict @/iris.safetensors iris -o @/iris.safetensors",
            Failures.USAGE,
            "@/iris.safetensors is read, so nothing is written there; name another --out"),
        new Case(
            "predict @/iris.safetensors iris --out @/none/m",
            Failures.USAGE,
            "@/none/m cannot be written: there is no folder @/none; make it or name another --out"),
        new Case(
            "predict @/iris.safetensors iris --out @/bare",
            Failures.USAGE,
            "@/bare is a folder; name a file with --out"));
  }

  @BeforeAll
  void writeFiles(@TempDir Path made) throws IOException {
    folder = made;
    var fixtures = new Fixtures(folder);
    fixtures.tables();
    fixtures.idxFolders();
    fixtures.badModels();
    fixtures.text("lacks.csv", "sepal_length,sepal_width,petal_length\n1,2,3\n");
    String names = "sepal_length,sepal_width,petal_length,petal_width";
    fixtures.text("words.csv", names + "\n1,2,3,wide\n");
    fixtures.text("commas.csv", names.replace(',', ';') + "\n5,1;3,5;1,4;0,2\n");
    fixtures.text("beyond.csv", names + "\n5,3,1,0.2\n1e39,3,1,0.2\n");
    fixtures.text("rose.csv", names + ",species\n5,3,1,0.2,rose\n");
    fixtures.text("unlabelled.csv", names + ",species\n5,3,1,0.2,\n");
    train(Run.data("iris.csv"), "species", "iris.safetensors");
    train(Run.data("concrete.csv"), "compressive_strength", "concrete.safetensors");
    byte[] model = Files.readAllBytes(folder.resolve("iris.safetensors"));
    // In the data, behind a header whose length is its first number.
    long header = ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN).getLong();
    int cut = 8 + Math.toIntExact(header) + 2000;
    fixtures.bytes("cut.safetensors", Arrays.copyOf(model, cut));
    fixtures.bytes("long.safetensors", Arrays.copyOf(model, model.length + 1));
  }

  private void train(String source, String target, String out) {
    Run.ok(
        "train",
        source,
        "--target",
        target,
        "--preset",
        "plain",
        "--epochs",
        "1",
        "--out",
        folder.resolve(out).toString());
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void saysWhatIsWrongAndLeavesNoFile(Case given) throws IOException {
    var before = listing();
    assertRefused(given, List.of());
    assertEquals(before, listing());
  }

  @ParameterizedTest
  @FieldSource("WRITING")
  void keepsTheOldFile(Case given) throws IOException {
    Path old = folder.resolve("old");
    Files.write(old, OLD);
    var before = listing();
    assertRefused(given, List.of("--out", old.toString()));
    assertArrayEquals(OLD, Files.readAllBytes(old));
    assertEquals(before, listing());
    Files.delete(old);
  }

  private void assertRefused(Case given, List<String> more) {
    var args = new ArrayList<String>();
    for (String word : given.args.split(" ", -1)) {
      args.add(inPlace(word));
    }
    args.addAll(more);
    if (more.isEmpty() && args.getFirst().equals("train") && !given.args.contains("--out")) {
      args.add("--out");
      args.add(folder.resolve("new").toString());
    }
    var run = Run.of(args.toArray(String[]::new));
    var complaints = run.complaints().stream().map(BadInputTest::withoutPlaceInFile).toList();
    assertEquals(List.of("hillock: " + inPlace(given.message)), complaints);
    assertEquals(given.code, run.code());
  }

  /// Where the tensors of a model begin depends on the digits of its figures.
  private static String withoutPlaceInFile(String message) {
    return message.replaceAll("has \\d+ bytes; at byte \\d+;", "has # bytes; at byte #;");
  }

  private String inPlace(String text) {
    return text.equals("iris") ? Run.data("iris.csv") : text.replace("@", folder.toString());
  }

  private List<String> listing() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  @Test
  void namesNoStackTraceForAnyCutModel() throws IOException {
    Path model = folder.resolve("small.safetensors");
    Run.ok(
        "train",
        Run.data("xor.csv"),
        "--target",
        "y",
        "--hidden",
        "none",
        "--epochs",
        "1",
        "--out",
        model.toString());
    byte[] whole = Files.readAllBytes(model);
    Files.delete(model);
    Path cut = folder.resolve("part.safetensors");
    for (int length = 0; length < whole.length; length++) {
      Files.write(cut, Arrays.copyOf(whole, length));
      var run = Run.of("inspect", cut.toString());
      assertEquals(Failures.MODEL, run.code(), "cut at " + length + ": " + run.err());
      assertEquals(1, run.err().lines().count(), run.err());
    }
    Files.delete(cut);
  }
}
