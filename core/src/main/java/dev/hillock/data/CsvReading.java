package dev.hillock.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads one CSV file: one thread cuts the input into blocks, others turn the blocks into parts of
/// columns, and at the end the parts are joined.
///
/// Memory at its peak: the table, one more column per thread, a few blocks. The input is not held
/// as a whole, but for a stream with columns of unknown type, which cannot be read again.
final class CsvReading {

  /// Blocks that are being cut, or wait for a thread.
  private static final int SPARE_BLOCKS = 2;

  private final ByteInput input;

  /// Opens the input once more; null for a stream.
  private final @Nullable Supplier<ByteInput> again;

  private final CsvFormat format;
  private final CsvPace pace;
  private final TableMemory memory;

  CsvReading(ByteInput input, @Nullable Supplier<ByteInput> again, CsvFormat format, CsvPace pace) {
    this.input = input;
    this.again = again;
    this.format = format;
    this.pace = pace;
    this.memory = new TableMemory(input.name(), Runtime.getRuntime().maxMemory());
  }

  /// The whole table.
  Table table() {
    try {
      InputBlocks blocks = blocks(input);
      try (var threads = new CsvThreads(blocks.isShort() ? 1 : pace.threads())) {
        return new Table(input.name(), columns(blocks, threads));
      }
    } catch (RuntimeException | Error e) {
      if (isOutOfMemory(e)) {
        throw memory.tooLarge(input.expectedBytes());
      }
      throw e;
    }
  }

  /// Also where the JVM could not load a class for it.
  private static boolean isOutOfMemory(Throwable e) {
    return e instanceof OutOfMemoryError
        || e instanceof TableMemory.NoRoom
        || (e.getCause() != null && isOutOfMemory(e.getCause()));
  }

  private InputBlocks blocks(ByteInput from) {
    return new InputBlocks(
        from, format.delimiter(), pace.blockBytes(), pace.threads() + SPARE_BLOCKS);
  }

  private List<Column> columns(InputBlocks blocks, CsvThreads threads) {
    CsvColumns columns = header(blocks, threads);
    KeptBlocks kept = again == null && columns.mayTurn() ? new KeptBlocks() : null;
    List<BlockResult> results =
        new BlockPass(input.name(), threads, memory, columns).over(blocks, kept);
    var parts = new TableParts(columns, results);
    List<ColumnType> types = parts.types();
    Map<String, Column> secondLook = secondLook(columns, parts, types, kept, threads);
    return build(columns, parts, types, secondLook, threads);
  }

  /// What the header says. If it is wrong, that is told only if all of the input is text.
  private CsvColumns header(InputBlocks blocks, CsvThreads threads) {
    CsvTokenizer tokens = blocks.header();
    try {
      CsvColumns columns = CsvColumns.of(blocks.syntax(), tokens, format);
      blocks.expectRecords(tokens.position());
      return columns;
    } catch (DataException e) {
      new BlockPass(input.name(), threads, memory, null).over(blocks, null);
      throw e;
    }
  }

  /// The columns that turned out to be categorical after cells of theirs had been read as numbers,
  /// whose texts are gone, by name.
  private Map<String, Column> secondLook(
      CsvColumns columns,
      TableParts parts,
      List<ColumnType> types,
      @Nullable KeptBlocks kept,
      CsvThreads threads) {
    var lacking = new ArrayList<ColumnPlan>();
    for (int column = 0; column < types.size(); column++) {
      if (types.get(column) == ColumnType.CATEGORICAL && parts.lacksTexts(column)) {
        lacking.add(columns.plans().get(column));
      }
    }
    if (lacking.isEmpty()) {
      return Map.of();
    }
    if (kept != null) {
      return texts(columns.asTexts(lacking), kept.rewound(), parts.rows(), threads);
    }
    if (again == null) {
      throw new IllegalStateException("a stream whose columns may turn was not kept");
    }
    try (ByteInput opened = again.get()) {
      return texts(columns.asTexts(lacking), blocks(opened), parts.rows(), threads);
    }
  }

  private Map<String, Column> texts(
      CsvColumns columns, CsvBlocks blocks, int rows, CsvThreads threads) {
    List<BlockResult> results =
        new BlockPass(input.name(), threads, memory, columns).over(blocks, null);
    var parts = new TableParts(columns, results);
    if (parts.rows() != rows) {
      throw new DataException(
          "%s had %d rows and then %d; it was changed while it was read, try again"
              .formatted(input.name(), rows, parts.rows()));
    }
    var found = new HashMap<String, Column>();
    for (int column = 0; column < columns.plans().size(); column++) {
      found.put(columns.plans().get(column).name(), parts.texts(column));
    }
    return found;
  }

  private static List<Column> build(
      CsvColumns columns,
      TableParts parts,
      List<ColumnType> types,
      Map<String, Column> secondLook,
      CsvThreads threads) {
    var built = new Column[types.size()];
    try {
      for (int i = 0; i < built.length; i++) {
        int column = i;
        Column found = secondLook.get(columns.plans().get(column).name());
        boolean isNumeric = types.get(column) == ColumnType.NUMERIC;
        if (found != null) {
          built[column] = found;
        } else {
          threads.start(
              () -> built[column] = isNumeric ? parts.numbers(column) : parts.texts(column));
        }
      }
    } finally {
      threads.await();
    }
    threads.rethrow();
    return List.of(built);
  }
}
