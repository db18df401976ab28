package dev.hillock.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A library as the comparison starts it.
///
/// @param name as the table says it
/// @param command to which a work's arguments are added
/// @param environment variables to set; an empty value unsets
/// @param missing why it cannot run here; empty if it can
record Program(String name, List<String> command, Map<String, String> environment, String missing) {

  Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /// The program for a task: where it is told a number of threads, OpenMP and OpenBLAS are told
  /// too, unless the program has a reason of its own for another number.
  Program with(List<String> arguments) {
    int option = arguments.indexOf("--threads");
    if (option < 0 || arguments.get(option + 1).contains(",")) {
      return this;
    }
    var more = new HashMap<>(environment);
    more.putIfAbsent("OMP_NUM_THREADS", arguments.get(option + 1));
    return new Program(name, command, more, missing);
  }

  boolean isMissing() {
    return !missing.isEmpty();
  }
}
