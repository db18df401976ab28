package dev.hillock.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The levels of one column that all threads have met. A thread numbers the texts it meets in a
/// [Member] of its own and asks here only once per level and not once per cell.
final class SharedLevels {

  private final LevelIndex index = new LevelIndex();

  /// One thread's view.
  static final class Member {

    private final LevelIndex index = new LevelIndex();

    /// The shared code of each of the thread's own.
    private int[] shared = new int[0];

    /// The thread's own code of a text, until [#share] turns it into the shared one.
    int codeOf(byte[] bytes, int start, int end) {
      return index.codeOf(bytes, start, end);
    }

    /// Turns own codes into shared ones.
    void share(SharedLevels levels, int[] codes, int length) {
      int known = shared.length;
      if (index.size() > known) {
        shared = Arrays.copyOf(shared, index.size());
        levels.add(index, known, shared);
      }
      for (int row = 0; row < length; row++) {
        if (codes[row] != CategoricalColumn.MISSING) {
          codes[row] = shared[codes[row]];
        }
      }
    }
  }

  /// The column with these shared codes, which are turned into the final ones in place.
  synchronized CategoricalColumn column(String name, int[] codes) {
    List<String> found = index.texts();
    if (found.size() < 2) {
      return new CategoricalColumn(name, found, codes);
    }
    int[] order =
        IntStream.range(0, found.size())
            .boxed()
            .sorted((left, right) -> LevelOrder.INSTANCE.compare(found.get(left), found.get(right)))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] sortedCodes = new int[order.length];
    for (int code = 0; code < order.length; code++) {
      sortedCodes[order[code]] = code;
    }
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] != CategoricalColumn.MISSING) {
        codes[row] = sortedCodes[codes[row]];
      }
    }
    return new CategoricalColumn(name, Arrays.stream(order).mapToObj(found::get).toList(), codes);
  }

  private synchronized void add(LevelIndex own, int known, int[] shared) {
    for (int code = known; code < own.size(); code++) {
      shared[code] = index.codeOf(own.level(code));
    }
  }
}
