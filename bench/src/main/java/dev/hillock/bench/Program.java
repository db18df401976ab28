package dev.hillock.bench;

import java.util.List;
import java.util.Map;

/// A library as the comparison starts it.
///
/// @param name as the table says it
/// @param command to which a work's arguments are added
/// @param environment variables to set; an empty value unsets
/// @param missing why it cannot run here; empty if it can
record Program(
    String name, List<String> command, Map<String, String> environment, String missing) {

  Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  boolean isMissing() {
    return !missing.isEmpty();
  }
}
