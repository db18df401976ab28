package dev.hillock.checkpoint;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The state of a training at one moment.
///
/// @param version of the library that saved it
/// @param origin what the training was begun with
/// @param epochs that were chosen for it, where a budget chose them
/// @param seconds it has taken so far
/// @param members states of the networks that were begun, by their number from 0
public record Checkpoint(
    String version,
    CheckpointOrigin origin,
    int epochs,
    double seconds,
    Map<Integer, Snapshot> members) {

  public Checkpoint {
    members = Collections.unmodifiableMap(new TreeMap<>(members));
  }
}
