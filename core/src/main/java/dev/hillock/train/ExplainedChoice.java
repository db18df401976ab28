package dev.hillock.train;

/// One thing that a [Plan] settled.
///
/// @param topic what it belongs to
/// @param subject what was settled: a column, a setting
/// @param chosen what holds now
/// @param reason why
public record ExplainedChoice(Topic topic, String subject, String chosen, String reason) {

  /// The order in which a plan is settled.
  public enum Topic {
    /// What is predicted, from which rows.
    ROWS,
    /// What each column becomes.
    COLUMNS,
    /// Which recipe, and its numbers where they are not the defaults.
    SETTINGS,
    /// What is tried besides.
    VARIANTS
  }
}
