package dev.hillock.prep;

import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Deals whole groups of rows out to folds so that each fold has about as many rows of each class
/// as the others: the largest groups first, each to the fold where Σ_c n_c² / N_c over its classes
/// grows least, with n_c rows of the fold and N_c of all; of equal folds the smallest. The order of
/// groups of one size is random. Without classes each group goes to the smallest fold.
public final class GroupedFolds {

  private final int[][] groupClasses;
  private final double[] classRows;
  private final int[][] foldClasses;
  private final int[] foldRows;

  private GroupedFolds(int[] groups, int[] classes, int groupCount, int folds) {
    int classCount = 0;
    for (int c : classes) {
      classCount = Math.max(classCount, c + 1);
    }
    this.groupClasses = new int[groupCount][classCount];
    this.classRows = new double[classCount];
    this.foldClasses = new int[folds][classCount];
    this.foldRows = new int[folds];
    for (int i = 0; i < groups.length; i++) {
      groupClasses[groups[i]][classes[i]]++;
      classRows[classes[i]]++;
    }
  }

  /// The fold of each group, from 0. Every fold has one if there are as many groups as folds.
  ///
  /// @param rows the rows to deal out
  /// @param groups a number from 0 for each of them, none left out
  /// @param classes a number from 0 for each of them; all 0 where there are none
  /// @param folds how many
  /// @param seed which random order
  public static int[] of(int[] rows, int[] groups, int[] classes, int folds, long seed) {
    var members = new ArrayList<List<Integer>>();
    for (int i = 0; i < rows.length; i++) {
      while (members.size() <= groups[i]) {
        members.add(new ArrayList<>());
      }
      members.get(groups[i]).add(rows[i]);
    }
    var philox = new Philox(seed, Purpose.SPLIT);
    var order = new ArrayList<>(IntStream.range(0, members.size()).boxed().toList());
    order.sort(
        Comparator.<Integer>comparingInt(group -> -members.get(group).size())
            .thenComparingLong(group -> philox.bits(0, 0, members.get(group).getFirst())));
    var dealer = new GroupedFolds(groups, classes, members.size(), folds);
    int[] foldOf = new int[members.size()];
    for (int group : order) {
      foldOf[group] = dealer.deal(group, members.get(group).size());
    }
    return foldOf;
  }

  private int deal(int group, int size) {
    int best = 0;
    for (int fold = 1; fold < foldRows.length; fold++) {
      int order = Double.compare(growth(fold, group), growth(best, group));
      boolean isSmaller = foldRows[fold] < foldRows[best];
      best = order < 0 || (order == 0 && isSmaller) ? fold : best;
    }
    foldRows[best] += size;
    for (int c = 0; c < classRows.length; c++) {
      foldClasses[best][c] += groupClasses[group][c];
    }
    return best;
  }

  private double growth(int fold, int group) {
    double growth = 0;
    for (int c = 0; c < classRows.length; c++) {
      double more = groupClasses[group][c];
      growth += (2 * foldClasses[fold][c] + more) * more / Math.max(1, classRows[c]);
    }
    return growth;
  }
}
