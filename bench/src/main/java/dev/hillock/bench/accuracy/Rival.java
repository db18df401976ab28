package dev.hillock.bench.accuracy;

import dev.hillock.data.Table;

/// What we are compared with.
interface Rival {

  /// As the table's heading has it.
  String name();

  /// Its figures on the test rows of a table. What goes wrong is told, never thrown.
  Outcome on(TableTask task, Table table);
}
