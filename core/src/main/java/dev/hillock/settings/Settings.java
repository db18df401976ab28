package dev.hillock.settings;

import static dev.hillock.settings.Setting.Group.DATA;
import static dev.hillock.settings.Setting.Group.NETWORK;
import static dev.hillock.settings.Setting.Group.TRAINING;

import dev.hillock.data.Nearest;
import dev.hillock.kernel.Activation;
import dev.hillock.loss.Loss;
import dev.hillock.nn.Initializer;
import dev.hillock.nn.Norm;
import dev.hillock.optim.Fade;
import dev.hillock.optim.Schedule;
import dev.hillock.prep.Scaling;
import dev.hillock.prep.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The settings of a training run: an immutable value for each row of the table [#ALL]. What nobody
/// set has its default.
///
/// Made with `Settings.defaults().with(EPOCHS, 20).with("learning-rate", "0.1")`; a value outside
/// its legal interval is refused at once.
public final class Settings {

  private static final List<Setting<?>> TABLE = new ArrayList<>();

  /// Where the other settings come from.
  public static final Setting<Preset> PRESET =
      add(
          "preset",
          DATA,
          Types.names(Preset.class),
          Preset.AUTO,
          Types.choice(Preset.class),
          "settings under one name instead of the defaults shown; what is set besides wins",
          "auto picks one by the table and says which");

  /// Whether variants of a preset are tried.
  public static final Setting<Boolean> VARIANTS =
      add(
          "variants",
          DATA,
          "true or false",
          true,
          Types.flag(),
          "with preset auto: train variants of what it picks and keep those whose average is best",
          "on some tables each of them is the best by far");

  /// The columns to predict.
  public static final Setting<List<String>> TARGET =
      add(
          "target",
          DATA,
          "names of columns",
          List.of(),
          Types.list(Types.text()),
          "column to predict; several for several numbers or labels",
          "none: the user's choice");

  /// Classes or numbers.
  public static final Setting<Task> TASK =
      add(
          "task",
          DATA,
          Types.names(Task.class),
          Task.AUTO,
          Types.choice(Task.class),
          "what the target is: a class, numbers, counts, or several labels of two classes each",
          "texts, and whole numbers with few values that rows share, are classes");

  /// Types of columns, said instead of found.
  public static final Setting<List<String>> TYPE =
      add(
          "type",
          DATA,
          "COLUMN=numeric, COLUMN=categorical, COLUMN=ordinal:LOW<MIDDLE<HIGH, COLUMN=date or COLUMN=text, with commas between",
          List.of(),
          Types.list(Types.columnType()),
          "types of columns that are not to be guessed",
          "a column is numeric, or one of dates, if all its cells are; a text is left out");

  /// Columns to leave out.
  public static final Setting<List<String>> DROP =
      add(
          "drop",
          DATA,
          "names of columns",
          List.of(),
          Types.list(Types.text()),
          "columns to leave out",
          "none");

  /// What stands between cells.
  public static final Setting<String> DELIMITER =
      add(
          "delimiter",
          DATA,
          "one of auto , ; tab |",
          Choice.AUTO,
          Types.delimiter(),
          "what stands between the cells of a CSV file",
          "found in the first lines");

  /// Texts that mean "nothing".
  public static final Setting<List<String>> MISSING =
      add(
          "missing",
          DATA,
          "texts with commas between",
          List.of("NA", "?"),
          Types.list(Types.text()),
          "texts that stand for a missing cell, besides the empty one",
          "the usual ones of R and of the UCI archive");

  /// What stands before a fraction.
  public static final Setting<String> DECIMAL =
      add(
          "decimal",
          DATA,
          "one of . ,",
          ".",
          Types.sign(List.of(".", ",")),
          "what stands before the fraction of a number in a CSV file",
          "most files have a point; a comma is never guessed, since 1,000 would be two numbers");

  /// What stands between thousands.
  public static final Setting<String> THOUSANDS =
      add(
          "thousands",
          DATA,
          "one of none , . ' _ blank",
          "none",
          Types.sign(List.of("none", ",", ".", "'", "_", "blank")),
          "what stands between groups of three digits in a CSV file",
          "never guessed: 1,000 and 1.000 are read in two ways by as many people");

  /// Size that images are brought to.
  public static final Setting<String> IMAGE_SIZE =
      add(
          "image-size",
          DATA,
          "WIDTHxHEIGHT such as 32x32",
          Choice.AUTO,
          Types.imageSize(),
          "size that images are brought to",
          "the images' own, if all are alike");

  /// Brightness only.
  public static final Setting<Boolean> GRAY =
      add(
          "gray",
          DATA,
          "true or false",
          false,
          Types.flag(),
          "take the brightness of a pixel instead of red, green and blue",
          "the textbook feeds RGB values in");

  /// The column that says what rows count; empty for none.
  public static final Setting<List<String>> WEIGHTS =
      add(
          "weights",
          DATA,
          "none, or the name of a column of numbers that are not negative",
          List.of(),
          Types.columnOrNone(),
          "column with the weight of each row in the training loss; it is no input",
          "none: all rows count the same; validation figures count them so, --weighted-figures adds others");

  /// Whether figures count the weights too.
  public static final Setting<Boolean> WEIGHTED_FIGURES =
      add(
          "weighted-figures",
          DATA,
          "true or false",
          false,
          Types.flag(),
          "tell the figures of the validation rows with the --weights of the rows too",
          "the other figures, the kept epoch and the kept networks count every row the same");

  /// How numeric inputs are scaled.
  public static final Setting<Scaling> SCALING =
      add(
          "scaling",
          DATA,
          Types.names(Scaling.class),
          Scaling.STANDARD,
          Types.choice(Scaling.class),
          "how columns of numbers are brought to one scale",
          "LeCun et al. 1998, section 4.3: mean 0, deviation 1");

  /// Folds; 0 for one part that validates.
  public static final Setting<Integer> FOLDS =
      add(
          "folds",
          DATA,
          "off, or a whole number from 2 to 1000",
          0,
          Types.wholeOr("off", 0, 2, 1000),
          "train a member for each of so many parts of the rows, which validates it",
          "off: one part validates; preset auto takes four, or three, of a small table where nothing else says which rows validate");

  /// Rows that judge.
  public static final Setting<Validation> VALIDATION =
      add(
          "validation",
          DATA,
          "auto, a fraction from 0 to less than 1, or a file",
          new Validation.Automatic(),
          new Setting.Type<>("FRACTION|FILE", Validation::parse, Validation::text, false),
          "rows held out to judge the network: a fraction or a file",
          "a fifth, at most 5000 rows; none below 20 rows");

  /// Whose rows belong together.
  public static final Setting<List<String>> GROUP =
      add(
          "group",
          DATA,
          "the name of one column",
          List.of(),
          Types.oneOrNone(),
          "column whose equal cells keep their rows together: all train or all validate; with --folds"
              + " in one fold",
          "none: rows are taken for independent");

  /// When a row was.
  public static final Setting<List<String>> TIME =
      add(
          "time",
          DATA,
          "the name of one column",
          List.of(),
          Types.oneOrNone(),
          "column of dates or numbers by which the latest rows validate",
          "none: rows are taken for equally old");

  /// Neurons of each hidden layer.
  public static final Setting<List<Integer>> HIDDEN =
      add(
          "hidden",
          NETWORK,
          "none, or numbers of neurons such as 64,32, each at least 1",
          List.of(64, 32),
          Types.list(Types.whole(1, 1_000_000)),
          "neurons of each hidden layer",
          "a common size for small tables");

  /// Activations of the hidden layers.
  public static final Setting<List<Activation>> ACTIVATION =
      add(
          "activation",
          NETWORK,
          Types.names(Activation.class) + "; one, or one per hidden layer",
          List.of(Activation.RELU),
          Types.someOf(Types.choice(Activation.class)),
          "activation of the hidden layers",
          "Nair & Hinton 2010; what most networks use");

  /// Activation of the output layer.
  public static final Setting<Choice<Activation>> OUTPUT_ACTIVATION =
      add(
          "output-activation",
          NETWORK,
          "auto, or " + Types.names(Activation.class),
          Choice.auto(),
          Choice.type(Activation.class),
          "activation of the output layer",
          "softmax for classes, sigmoid for two, identity for numbers");

  /// Bias units.
  public static final Setting<Boolean> BIAS =
      add(
          "bias",
          NETWORK,
          "true or false",
          true,
          Types.flag(),
          "bias units in the layers",
          "without them every boundary goes through 0");

  /// Whether activations are parametric.
  public static final Setting<Boolean> PARAMETRIC =
      add(
          "parametric",
          NETWORK,
          "true or false",
          false,
          Types.flag(),
          "learn for each hidden neuron how much of its activation it takes: z + α·(f(z) - z)",
          "presets set it");

  /// Networks in one that share most of their weights; 1 for a plain one.
  public static final Setting<Integer> SUBMODELS =
      add(
          "submodels",
          NETWORK,
          "off, or a whole number from 2 to 1000",
          1,
          Types.wholeOr("off", 1, 2, 1000),
          "networks in one that share all weights but factors of their inputs and their output layers; their outputs are averaged",
          "presets set it");

  /// Whether weighted sums are normalised.
  public static final Setting<Norm> NORM =
      add(
          "norm",
          NETWORK,
          Types.names(Norm.class),
          Norm.NONE,
          Types.choice(Norm.class),
          "bring the weighted sums of hidden layers to mean 0 and deviation 1, over the neurons of a row or the rows of a batch",
          "none: in shallow networks on scaled columns it seldom helps");

  /// Whether hidden layers add what entered them.
  public static final Setting<Boolean> RESIDUAL =
      add(
          "residual",
          NETWORK,
          "true or false",
          false,
          Types.flag(),
          "a hidden layer as wide as the one before adds what entered it",
          "He et al. 2016 need it for dozens of layers; tables do with a few");

  /// What numbers become before the first layer.
  public static final Setting<NumberEmbedding> NUMBER_EMBEDDING =
      add(
          "number-embedding",
          NETWORK,
          Types.names(NumberEmbedding.class),
          NumberEmbedding.NONE,
          Types.choice(NumberEmbedding.class),
          "what numbers become before the first layer: pbld adds learned waves of each",
          "presets set it");

  /// F of the waves.
  public static final Setting<Integer> FREQUENCIES =
      add(
          "frequencies",
          NETWORK,
          "a whole number from 1 to 1024",
          16,
          Types.whole(1, 1024),
          "waves of each number in its embedding",
          "Holzmüller, Grinsztajn & Steinwart 2024");

  /// How far the first frequencies reach.
  public static final Setting<Double> FREQUENCY_SCALE =
      add(
          "frequency-scale",
          NETWORK,
          "greater than 0",
          0.1,
          Types.number(v -> v > 0),
          "standard deviation of their frequencies before the first step",
          "Holzmüller, Grinsztajn & Steinwart 2024");

  /// Numbers that a number becomes.
  public static final Setting<Integer> NUMBER_SIZE =
      add(
          "number-size",
          NETWORK,
          "a whole number from 2 to 1024",
          4,
          Types.whole(2, 1024),
          "numbers that a number becomes in its embedding, itself among them",
          "Holzmüller, Grinsztajn & Steinwart 2024");

  /// Levels up to which a category is one-hot; 0 for any number.
  public static final Setting<Integer> ONE_HOT_LEVELS =
      add(
          "one-hot-levels",
          NETWORK,
          "all, or a whole number, at least 1",
          0,
          Types.wholeOr("all", 0, 1, Integer.MAX_VALUE),
          "a column with more categories gets learned numbers for each instead of inputs of 0 and 1",
          "presets set it");

  /// Learned numbers of a category.
  public static final Setting<Integer> CATEGORY_SIZE =
      add(
          "category-size",
          NETWORK,
          "a whole number from 1 to 1024",
          8,
          Types.whole(1, 1024),
          "learned numbers of each category of such a column",
          "Holzmüller, Grinsztajn & Steinwart 2024");

  /// Factors for the inputs.
  public static final Setting<Boolean> FRONT_SCALE =
      add(
          "front-scale",
          NETWORK,
          "true or false",
          false,
          Types.flag(),
          "learn a factor for each input, in front of the first layer",
          "presets set it");

  /// How weights are drawn.
  public static final Setting<Initializer> INIT =
      add(
          "init",
          NETWORK,
          Types.names(Initializer.class),
          Initializer.AUTO,
          Types.choice(Initializer.class),
          "how weights are drawn before the first step",
          "He et al. 2015 for ReLU and its kin, Glorot & Bengio 2010 for the others");

  /// What is made small.
  public static final Setting<Choice<Loss>> LOSS =
      add(
          "loss",
          TRAINING,
          "auto, or " + Types.names(Loss.class),
          Choice.auto(),
          Choice.type(Loss.class),
          "what training makes small",
          "the likelihood that fits the output: cross-entropy for classes, squared error for numbers");

  /// What the rows of a class count.
  public static final Setting<ClassWeights> CLASS_WEIGHTS =
      add(
          "class-weights",
          TRAINING,
          "none, balanced, or LABEL=NUMBER with commas between",
          new ClassWeights.Equal(),
          new Setting.Type<>("LABEL=NUMBER,...", ClassWeights::parse, ClassWeights::text, false),
          "weights of the classes in the training loss; balanced: as if all were equally frequent",
          "none: validation figures count every row the same, and so does training");

  /// Quantiles to predict; empty for none.
  public static final Setting<List<Double>> QUANTILES =
      add(
          "quantiles",
          TRAINING,
          "none, or rising numbers between 0 and 1 such as 0.05,0.5,0.95",
          List.of(),
          Types.levels(),
          "quantiles of a number to predict instead of its mean",
          "none: the mean");

  /// What of a number is learned.
  public static final Setting<TargetTransform> TARGET_TRANSFORM =
      add(
          "target-transform",
          TRAINING,
          Types.names(TargetTransform.class),
          TargetTransform.NONE,
          Types.choice(TargetTransform.class),
          "what of a number is learned; auto: of skewed ones the logarithm too, where the"
              + " validation rows like it better",
          "none: on some tables the logarithm is worse; decision 0015");

  /// The optimiser.
  public static final Setting<Optimizers> OPTIMIZER =
      add(
          "optimizer",
          TRAINING,
          Types.names(Optimizers.class),
          Optimizers.SGD,
          Types.choice(Optimizers.class),
          "how a gradient becomes a step; lbfgs, scg and levenberg-marquardt go over all rows and have"
              + " no learning rate",
          "gradient descent with momentum, the textbook's");

  /// α.
  public static final Setting<Double> LEARNING_RATE =
      add(
          "learning-rate",
          TRAINING,
          "greater than 0",
          0.03,
          Types.number(v -> v > 0),
          "learning rate at the start",
          "the best of 0.01, 0.03, 0.05 and 0.1 on the tables of data/ with momentum 0.9");

  /// μ.
  public static final Setting<Double> MOMENTUM =
      add(
          "momentum",
          TRAINING,
          "at least 0 and less than 1",
          0.9,
          // As a float, which it becomes: 0.99999999 would be 1.
          Types.number(v -> v >= 0 && (float) v < 1),
          "part of the last change that is made again",
          "Sutskever et al. 2013");

  /// Look-ahead.
  public static final Setting<Boolean> NESTEROV =
      add(
          "nesterov",
          TRAINING,
          "true or false",
          false,
          Types.flag(),
          "Nesterov's momentum: look ahead",
          "the textbook's momentum does not");

  /// β1 of Adam.
  public static final Setting<Double> BETA1 =
      add(
          "beta1",
          TRAINING,
          "at least 0 and less than 1",
          0.9,
          // As a float, which it becomes: 0.99999999 would be 1.
          Types.number(v -> v >= 0 && (float) v < 1),
          "what Adam's mean of the gradients keeps of itself",
          "Kingma & Ba 2015");

  /// β2 of Adam.
  public static final Setting<Double> BETA2 =
      add(
          "beta2",
          TRAINING,
          "at least 0 and less than 1",
          0.999,
          Types.number(v -> v >= 0 && (float) v < 1),
          "what Adam's mean of their squares keeps of itself",
          "Kingma & Ba 2015");

  /// β3 of Adan.
  public static final Setting<Double> BETA3 =
      add(
          "beta3",
          TRAINING,
          "at least 0 and less than 1",
          0.99,
          Types.number(v -> v >= 0 && (float) v < 1),
          "what Adan's mean of the squares keeps of itself",
          "Xie et al. 2024");

  /// ρ.
  public static final Setting<Double> RHO =
      add(
          "rho",
          TRAINING,
          "at least 0 and less than 1",
          0.9,
          Types.number(v -> v >= 0 && (float) v < 1),
          "what the means of AdaDelta and RMSProp keep of themselves",
          "Tieleman & Hinton 2012");

  /// ε; 0 for the optimiser's own.
  public static final Setting<Double> EPSILON =
      add(
          "epsilon",
          TRAINING,
          "auto, or greater than 0",
          0.0,
          Types.numberOr(Choice.AUTO, 0, v -> v > 0),
          "what keeps the divisors of adaptive optimisers from being 0",
          "1e-8; adagrad 1e-10, adadelta 1e-6");

  /// What stands for the derivative of steps.
  public static final Setting<Surrogate> SURROGATE =
      add(
          "surrogate",
          TRAINING,
          Types.names(Surrogate.class),
          Surrogate.NONE,
          Types.choice(Surrogate.class),
          "what stands for the derivative of step units in hidden layers: that of the identity, or sigmoids that become steps",
          "none; for hidden steps growing-slope, with which most seeds learn xor and iris");

  /// What a step means for a weight.
  public static final Setting<Parametrization> PARAMETRIZATION =
      add(
          "parametrization",
          TRAINING,
          Types.names(Parametrization.class),
          Parametrization.STANDARD,
          Types.choice(Parametrization.class),
          "ntk: weights move by the rate over the root of their layer's inputs, biases by a tenth",
          "presets set it");

  /// λ of the weights.
  public static final Setting<Double> WEIGHT_DECAY =
      add(
          "weight-decay",
          TRAINING,
          "at least 0 and less than 1",
          0.0,
          Types.number(v -> v >= 0 && v < 1),
          "part of each weight, times the learning rate, that a step takes away",
          "Loshchilov & Hutter 2019 (decoupled); presets set it");

  /// Where the decay acts.
  public static final Setting<DecayForm> WEIGHT_DECAY_FORM =
      add(
          "weight-decay-form",
          TRAINING,
          Types.names(DecayForm.class),
          DecayForm.DECOUPLED,
          Types.choice(DecayForm.class),
          "decoupled: --weight-decay acts on the weights; coupled: on the gradient, as L2 in the loss would",
          "Loshchilov & Hutter 2019");

  /// λ₁ of the weights.
  public static final Setting<Double> L1 =
      add(
          "l1",
          TRAINING,
          "at least 0",
          0.0,
          Types.number(v -> v >= 0),
          "how much, times the learning rate, a step brings each weight nearer to 0, where it stays if the loss has no use for it",
          "0: none; too much leaves no weight");

  /// c of the incoming weights.
  public static final Setting<Double> MAX_NORM =
      add(
          "max-norm",
          TRAINING,
          "off, or greater than 0",
          0.0,
          Types.numberOr("off", 0, v -> v > 0),
          "greatest norm of the weights that enter a hidden neuron",
          "off: weight decay does for tables; Srivastava et al. 2014 take 3 or 4 with dropout");

  /// p.
  public static final Setting<Double> DROPOUT =
      add(
          "dropout",
          TRAINING,
          "at least 0, at most 0.99",
          0.0,
          Types.number(v -> v >= 0 && v <= 0.99),
          "part of the outputs of hidden layers that a step leaves out",
          "Srivastava et al. 2014; presets set it");

  /// n.
  public static final Setting<Double> CLIP_NORM =
      add(
          "clip-norm",
          TRAINING,
          "off, or greater than 0",
          0.0,
          Types.numberOr("off", 0, v -> v > 0),
          "longest gradient of a step: a longer one, over all parameters, is shortened to it",
          "off: networks without recurrence seldom need it (Pascanu, Mikolov & Bengio 2013)");

  /// c.
  public static final Setting<Double> CLIP_VALUE =
      add(
          "clip-value",
          TRAINING,
          "off, or greater than 0",
          0.0,
          Types.numberOr("off", 0, v -> v > 0),
          "largest element of the gradient of a step, up or down; cut before --clip-norm",
          "off: it changes the direction of a step too");

  /// How dropout and weight decay change.
  public static final Setting<Fade> FADE =
      add(
          "fade",
          TRAINING,
          Types.names(Fade.class),
          Fade.CONSTANT,
          Types.choice(Fade.class),
          "how dropout, weight decay and L1 change: flat-cosine lets them go to 0 in the second half",
          "presets set it");

  /// How the rate changes.
  public static final Setting<Schedule> SCHEDULE =
      add(
          "schedule",
          TRAINING,
          Types.names(Schedule.class),
          Schedule.COSINE,
          Types.choice(Schedule.class),
          "how the learning rate changes",
          "Loshchilov & Hutter 2016; ends at 0, so the last epoch is a good one");

  /// d of the schedules.
  public static final Setting<Double> DECAY =
      add(
          "decay",
          TRAINING,
          "greater than 0, at most 1",
          0.5,
          Types.number(v -> v > 0 && v <= 1),
          "factor of the rate: every --decay-epochs for step and exponential, where the loss no longer falls for plateau",
          "a common choice");

  /// e of the schedules.
  public static final Setting<Double> DECAY_EPOCHS =
      add(
          "decay-epochs",
          TRAINING,
          "greater than 0",
          10.0,
          Types.number(v -> v > 0),
          "epochs between decays, for step and exponential",
          "a common choice");

  /// w of the warm-up.
  public static final Setting<Double> WARMUP_EPOCHS =
      add(
          "warmup-epochs",
          TRAINING,
          "at least 0; a fraction such as 0.5 too",
          0.0,
          Types.number(v -> v >= 0),
          "epochs in which the rate rises from 0 to --learning-rate, before the schedule begins",
          "0: none; small networks seldom need it (Goyal et al. 2017 take 5 for large batches)");

  /// p of the cosine with restarts.
  public static final Setting<Double> RESTART_EPOCHS =
      add(
          "restart-epochs",
          TRAINING,
          "at least 1",
          10.0,
          Types.number(v -> v >= 1),
          "epochs of the first cycle, for cosine-restarts",
          "Loshchilov & Hutter 2017");

  /// m of the cosine with restarts.
  public static final Setting<Double> RESTART_FACTOR =
      add(
          "restart-factor",
          TRAINING,
          "at least 1",
          2.0,
          Types.number(v -> v >= 1),
          "how much longer each cycle is than the one before, for cosine-restarts",
          "Loshchilov & Hutter 2017");

  /// n of the plateau.
  public static final Setting<Integer> PLATEAU_PATIENCE =
      add(
          "plateau-patience",
          TRAINING,
          "a whole number, at least 1",
          10,
          Types.whole(1, Integer.MAX_VALUE),
          "epochs without a smaller loss after which plateau makes the rate smaller: loss of the validation rows, of the training rows where none validate",
          "a common choice");

  /// Passes over the rows.
  public static final Setting<Integer> EPOCHS =
      add(
          "epochs",
          TRAINING,
          "a whole number, at least 1",
          100,
          Types.whole(1, Integer.MAX_VALUE),
          "passes over the training rows",
          "the curves of the tables of data/ are flat by then");

  /// The time; zero for any.
  public static final Setting<Duration> BUDGET =
      add(
          "budget",
          TRAINING,
          "off, or a whole number of ms, s, m or h such as 30s, 5m, 1h",
          Duration.ZERO,
          Types.durationOr("off"),
          "time for all training: fewer epochs where --epochs would take longer",
          "off: the same command gives the same model on every machine");

  /// Epochs without progress after which training ends; 0 for never.
  public static final Setting<Integer> PATIENCE =
      add(
          "patience",
          TRAINING,
          "off, or a whole number, at least 1",
          0,
          Types.wholeOr("off", 0, 1, Integer.MAX_VALUE),
          "stop after so many epochs without a better validation",
          "off: a cosine schedule improves up to its end");

  /// Rows a step; 0 for all.
  public static final Setting<Integer> BATCH_SIZE =
      add(
          "batch-size",
          TRAINING,
          "full, or a whole number, at least 1",
          32,
          Types.wholeOr("full", 0, 1, Integer.MAX_VALUE),
          "rows of a step: 1 is online (stochastic) descent, full is plain gradient descent",
          "Masters & Luschi 2018: 32 or less generalises best");

  /// Mini-batches a step.
  public static final Setting<Integer> ACCUMULATE =
      add(
          "accumulate",
          TRAINING,
          "a whole number from 1 to 1000000",
          1,
          Types.whole(1, 1_000_000),
          "mini-batches whose gradients make one step, as one batch of all their rows would",
          "1: memory is seldom short; only batch norm sees the difference");

  /// d of the average.
  public static final Setting<Double> EMA =
      add(
          "ema",
          TRAINING,
          "off, or greater than 0 and less than 1",
          0.0,
          Types.numberOr("off", 0, v -> v > 0 && (float) v < 1),
          "keep a moving average of the weights, which keeps so much of itself in a step; it is what validates and what is kept",
          "off: a cosine schedule ends at a steady place by itself; 0.999 is common for long trainings");

  /// s of the average.
  public static final Setting<Double> SWA_START =
      add(
          "swa-start",
          TRAINING,
          "off, or greater than 0 and less than 1",
          0.0,
          Types.numberOr("off", 0, v -> v > 0 && v < 1),
          "part of the epochs after which the weights of each are averaged, at the rate of that moment; the average is what validates and what is kept",
          "off; Izmailov et al. 2018 begin at 0.75");

  /// Whether a last batch that is not full is left out.
  public static final Setting<Boolean> WHOLE_BATCHES =
      add(
          "whole-batches",
          TRAINING,
          "true or false",
          false,
          Types.flag(),
          "leave the rows out that do not fill a batch; other ones each epoch",
          "presets set it");

  /// ε of the targets.
  public static final Setting<Double> LABEL_SMOOTHING =
      add(
          "label-smoothing",
          TRAINING,
          "at least 0 and less than 1",
          0.0,
          Types.number(v -> v >= 0 && v < 1),
          "part of a class's target that all classes share, in training",
          "presets set it");

  /// Whether the rows that judged train too, in the end.
  public static final Setting<Boolean> REFIT =
      add(
          "refit",
          TRAINING,
          "true or false",
          false,
          Types.flag(),
          "once the best epoch is known, train again on all rows up to it; the figures stay those of"
              + " the rows held out",
          "presets set it");

  /// Whether predicted numbers stay within those of the training rows.
  public static final Setting<Boolean> LIMIT =
      add(
          "limit",
          TRAINING,
          "true or false",
          false,
          Types.flag(),
          "predict no number beyond the least and greatest of the training rows",
          "presets set it");

  /// Temperature.
  public static final Setting<Boolean> CALIBRATE =
      add(
          "calibrate",
          TRAINING,
          "true or false",
          false,
          Types.flag(),
          "divide the logits of classes by a temperature fitted on the validation rows",
          "presets set it");

  /// Members with seeds of their own.
  public static final Setting<Integer> ENSEMBLE =
      add(
          "ensemble",
          TRAINING,
          "a whole number from 1 to 1000",
          1,
          Types.whole(1, 1000),
          "networks that are trained (for each fold that is asked for) and whose predictions are averaged",
          "one: several take as many times longer");

  /// What the decision between classes makes best.
  public static final Setting<ThresholdFor> THRESHOLD_FOR =
      add(
          "threshold-for",
          TRAINING,
          Types.names(ThresholdFor.class),
          ThresholdFor.OFF,
          Types.choice(ThresholdFor.class),
          "choose the probability from which on the second class is predicted, on the validation rows",
          "off: the likeliest class; with more than two classes only balanced-accuracy is possible");

  /// The level of intervals; 0 for none.
  public static final Setting<Double> INTERVAL =
      add(
          "interval",
          TRAINING,
          "off, or greater than 0 and less than 1",
          0.0,
          Types.numberOr("off", 0, v -> v > 0 && v < 1),
          "part of the rows that an interval around a predicted number is to hold, such as 0.9",
          "off: nobody asked");

  /// The seed.
  public static final Setting<Long> SEED =
      add(
          "seed",
          TRAINING,
          "a whole number",
          0L,
          Types.seed(),
          "seed of every random choice: same seed, same bits",
          "any number will do");

  /// Threads.
  public static final Setting<Integer> THREADS =
      add(
          "threads",
          TRAINING,
          "auto, or a whole number from 1 to 1024",
          0,
          Types.wholeOr(Choice.AUTO, 0, 1, 1024),
          "threads; the result does not depend on them, to the bit",
          "one per processor");

  static {
    TABLE.addAll(SearchSettings.ALL);
  }

  /// The table, in the order of the data flow.
  public static final List<Setting<?>> ALL = List.copyOf(TABLE);

  private static final Settings DEFAULTS = new Settings(Map.of());

  private final Map<Setting<?>, Object> values;

  private Settings(Map<Setting<?>, Object> values) {
    this.values = values;
  }

  /// Every setting at its default.
  public static Settings defaults() {
    return DEFAULTS;
  }

  /// The row of this name.
  ///
  /// @throws IllegalArgumentException if there is none; the message suggests the nearest name
  public static Setting<?> named(String name) {
    return ALL.stream()
        .filter(setting -> setting.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no setting '%s'; %s"
                    .formatted(
                        name, Nearest.hint(name, ALL.stream().map(Setting::name).toList()))));
  }

  /// The value of a setting.
  @SuppressWarnings("unchecked") // only with() writes, and it keeps setting and value of one type
  public <T> T get(Setting<T> setting) {
    return (T) values.getOrDefault(setting, setting.defaultValue());
  }

  /// These settings with one more value.
  ///
  /// @throws IllegalArgumentException if the value is not legal
  public <T> Settings with(Setting<T> setting, T value) {
    var copy = new LinkedHashMap<>(values);
    // Through its text: one check for builders, the command and files.
    copy.put(setting, setting.parse(setting.format(value)));
    return new Settings(copy);
  }

  /// These settings with one more value, as text.
  ///
  /// @throws IllegalArgumentException if there is no such setting or the text is no legal value
  public Settings with(String name, String text) {
    return withText(named(name), text);
  }

  private <T> Settings withText(Setting<T> setting, String text) {
    return with(setting, setting.parse(text));
  }

  /// These settings with all that another one sets.
  public Settings with(Settings over) {
    var copy = new LinkedHashMap<>(values);
    copy.putAll(over.values);
    return new Settings(copy);
  }

  /// Whether a value was given.
  public boolean isSet(Setting<?> setting) {
    return values.containsKey(setting);
  }

  /// Every setting and its value as text, in the order of the table.
  public Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    ALL.forEach(setting -> texts.put(setting.name(), textOf(setting)));
    return texts;
  }

  private <T> String textOf(Setting<T> setting) {
    return setting.format(get(setting));
  }

  private static <T> Setting<T> add(
      String name,
      Setting.Group group,
      String legal,
      T defaultValue,
      Setting.Type<T> type,
      String help,
      String source) {
    var setting = new Setting<>(name, group, legal, defaultValue, help, source, type);
    TABLE.add(setting);
    return setting;
  }
}
