package dev.hillock.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numbers the distinct texts of a column from 0 in the order in which they turn up. A hash table
/// with linear probing over bytes, so that a text is made once per level and not once per cell.
final class LevelIndex {

  /// A level's code + 1, 0 for a free slot. The length is a power of two, at most half of it used.
  private int[] slots = new int[8];

  private final List<byte[]> levels = new ArrayList<>(1);

  /// Differs from run to run, so that nobody can write a file whose levels all meet in one slot. No
  /// result depends on it: codes count levels as they turn up.
  private final int seed = Long.hashCode(System.nanoTime() * 0x9e3779b97f4a7c15L);

  /// The code of the level with these bytes, a new one if they are new.
  int codeOf(byte[] bytes, int start, int end) {
    int slot = slotOf(bytes, start, end);
    return slots[slot] == 0 ? add(slot, Arrays.copyOfRange(bytes, start, end)) : slots[slot] - 1;
  }

  /// The code of this level, which is kept and not copied if it is new.
  int codeOf(byte[] level) {
    int slot = slotOf(level, 0, level.length);
    return slots[slot] == 0 ? add(slot, level) : slots[slot] - 1;
  }

  /// How many levels there are.
  int size() {
    return levels.size();
  }

  /// The level of this code; not to be written to.
  byte[] level(int code) {
    return levels.get(code);
  }

  /// The levels by code.
  List<String> texts() {
    // No stream: there may be a hundred thousand columns of one level.
    var texts = new ArrayList<String>(levels.size());
    for (byte[] level : levels) {
      texts.add(new String(level, StandardCharsets.UTF_8));
    }
    return List.copyOf(texts);
  }

  /// The slot that holds these bytes, or the free one where they belong.
  private int slotOf(byte[] bytes, int start, int end) {
    int mask = slots.length - 1;
    int slot = hash(bytes, start, end) & mask;
    while (slots[slot] != 0) {
      byte[] level = levels.get(slots[slot] - 1);
      if (Arrays.equals(level, 0, level.length, bytes, start, end)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int add(int slot, byte[] level) {
    levels.add(level);
    slots[slot] = levels.size();
    if (2 * levels.size() > slots.length) {
      grow();
    }
    return levels.size() - 1;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    for (int code = 0; code < levels.size(); code++) {
      byte[] level = levels.get(code);
      slots[slotOf(level, 0, level.length)] = code + 1;
    }
  }

  /// 64 bits of h = (h ⊕ byte) · 0x100000001b3 from the seed on, spread over 32.
  ///
  /// Source: G. Fowler, L. Noll, P. Vo, FNV-1a. Deviation: the seed, and the last line.
  private int hash(byte[] bytes, int start, int end) {
    long hash = 0xcbf29ce484222325L ^ seed;
    for (int i = start; i < end; i++) {
      hash = (hash ^ bytes[i]) * 0x100000001b3L;
    }
    return Long.hashCode(hash * 0x9e3779b97f4a7c15L);
  }
}
